// PGlite loads its WebAssembly with a dynamic import, which jest's sandbox does not allow; a worker is outside of it.
import { parentPort } from 'node:worker_threads';

import { PGlite } from '@electric-sql/pglite';

const opening = PGlite.create();

parentPort.on('message', async ({ id, sql, parameters }) => {
	try {
		const db = await opening;
		const rows = parameters ? (await db.query(sql, parameters)).rows : await db.exec(sql).then(() => []);
		parentPort.postMessage({ id, rows });
	} catch (error) {
		const { message, code, detail, hint } = error;
		parentPort.postMessage({ id, failure: { message, code, detail, hint } });
	}
});
