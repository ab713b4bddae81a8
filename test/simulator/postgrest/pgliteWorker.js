const { parentPort } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');

// In a thread of its own: jest cannot load PGlite, and its work does not hold up the simulator's.
const opened = PGlite.create();

parentPort.on('message', async ({ id, sql, params, role }) => {
	try {
		const database = await opened;
		if (params === undefined) {
			await database.exec(sql);
			parentPort.postMessage({ id, rows: [] });
			return;
		}
		const { rows } = await database.transaction(async (transaction) => {
			if (role) await transaction.exec(`set local role ${role}`);
			return await transaction.query(sql, params);
		});
		parentPort.postMessage({ id, rows });
	} catch ({ code, message, detail, hint }) {
		parentPort.postMessage({ id, error: { code, message, detail, hint } });
	}
});
