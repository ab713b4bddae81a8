import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { defineConfig, globalIgnores } from 'eslint/config';
import n8nNodesPlugin from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const NODE_GLOBALS = { process: 'readonly', console: 'readonly', require: 'readonly', module: 'writable' };
const BROWSER_GLOBALS = {
	...{ document: 'readonly', window: 'readonly', location: 'readonly', EventSource: 'readonly' },
	...{ fetch: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearTimeout: 'readonly' },
};

const FUNCTION_LINES = { max: 25, skipBlankLines: true, skipComments: true };

// Rules of n8n's own review that these packages leave to the package's author, switched off there as well.
const nodeRules = {
	...n8nNodesPlugin.configs.nodes.rules,
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};
const credentialRules = {
	...n8nNodesPlugin.configs.credentials.rules,
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
};

export default defineConfig(
	globalIgnores(['dist/', 'coverage/', '.n8n/', 'test/fixtures/']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	{ files: ['**/*.{js,mjs}'], rules: tseslint.configs.eslintRecommended.rules },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-require-imports': ['error', { allow: ['^\\./phoneLibrary$'] }],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'no-else-return': 'error',
			eqeqeq: 'error',
		},
	},
	{ files: ['**/*.{js,mjs}'], languageOptions: { globals: NODE_GLOBALS }, rules: { 'no-undef': 'error', 'no-unused-vars': 'error' } },
	{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },
	{ files: ['test/simulator/page/*.js'], languageOptions: { sourceType: 'script', globals: BROWSER_GLOBALS } },
	{
		files: [...SHIPPED, 'package.json'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesPlugin },
		languageOptions: { parser: tseslint.parser },
	},
	{ files: SHIPPED, rules: { 'no-console': 'error', 'max-params': ['error', 3], 'max-lines-per-function': ['error', FUNCTION_LINES] } },
	{ files: ['package.json'], rules: n8nNodesPlugin.configs.community.rules },
	{ files: ['credentials/**/*.ts'], rules: credentialRules },
	{ files: ['nodes/**/*.ts'], rules: nodeRules },
);
