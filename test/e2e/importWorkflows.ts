import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { InstalledN8n } from './installN8n';
import { environment, freePort } from './n8nProcess';
import { PACKAGE_NAME, unpack } from './packPackage';

const run = promisify(execFile);

/**
 * Imports the package's workflows with n8n's own command, as the README tells, into a folder whose n8n is not running.
 *
 * @returns what n8n said
 */
export async function importWorkflows({ node, bin }: InstalledN8n, tarball: string, userFolder: string): Promise<string> {
	const folder = path.join(userFolder, '.n8n/nodes/node_modules', PACKAGE_NAME);
	await unpack(tarball, folder);
	const [port, brokerPort] = [await freePort(), await freePort()];
	const env = environment({ port, brokerPort, userFolder, webhookUrl: `http://127.0.0.1:${port}` });
	const PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}`;
	const command = [bin, 'import:workflow', '--separate', '--input=workflows'];
	const { stdout } = await run(node, command, { cwd: folder, env: { ...env, PATH } });
	return stdout;
}
