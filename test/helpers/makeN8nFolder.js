const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** One temporary folder for all that n8n writes in a run; the test processes inherit its name. */
module.exports = () => {
	process.env.N8N_TESTS_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-tests-'));
};
