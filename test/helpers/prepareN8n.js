// Runs before n8n-core is imported: without it, the import writes a configuration into the home folder.
const { mkdtempSync } = require('node:fs');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER = mkdtempSync(join(process.env.N8N_TESTS_FOLDER, 'user-'));
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = 'error';
require('reflect-metadata');
