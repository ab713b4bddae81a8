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
	// Says only that a test hangs: one machine may be ten times slower than another.
	testTimeout: 180_000,
	// Much of the time is waiting, so not even a core is left to the rest.
	maxWorkers: '100%',
	projects: [
		project('unit', ['architecture', 'unit']),
		project('simulator', ['simulator']),
		project('load', ['load']),
		project('n8n', ['nodes', 'workflows', 'docs', 'package'], withN8n),
		project('security', ['security'], withN8n),
	],
};
