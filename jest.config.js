/** Unit tests load no n8n; the other projects do, and prepare it so that nothing is written outside a temporary folder. */
const shared = {
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
	modulePathIgnorePatterns: ['/\\.n8n/', '/dist/'],
};
const project = (displayName, folders, more = {}) => ({
	...shared,
	displayName,
	testMatch: folders.map((folder) => `**/test/${folder}/**/*.test.ts`),
	...more,
});
const withN8n = {
	globalSetup: './test/helpers/makeN8nFolder.js',
	globalTeardown: './test/helpers/removeN8nFolder.js',
	setupFiles: ['./test/helpers/prepareN8n.js'],
};

module.exports = {
	projects: [
		project('unit', ['architecture', 'unit']),
		project('simulator', ['simulator']),
		project('n8n', ['nodes', 'workflows', 'package'], withN8n),
	],
};
