const { parentPort } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');
const { PGLiteSocketServer } = require('@electric-sql/pglite-socket');

const MAX_CONNECTIONS = 50;

// In a thread of its own: jest cannot load PGlite, and its work does not hold up the simulator's.
const opened = PGlite.create();
let port;

parentPort.on('message', async ({ id, sql, params, role, listen }) => {
	try {
		const database = await opened;
		if (listen) {
			parentPort.postMessage({ id, rows: [{ port: await (port ??= startServer(database)) }] });
			return;
		}
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

/** PGlite over PostgreSQL's own protocol, on a free port. */
async function startServer(db) {
	const server = new PGLiteSocketServer({ db, port: 0, maxConnections: MAX_CONNECTIONS });
	await server.start();
	return Number(server.getServerConn().split(':').at(-1));
}
