const { rmSync } = require('node:fs');

module.exports = () => {
	rmSync(process.env.N8N_TESTS_FOLDER, { recursive: true, force: true });
};
