import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm run bench`: one after the other, each in a process of its own so that none warms another up. */
const BENCHES = ['phone', 'hours', 'mapOrder', 'load', 'orders', 'leads', 'trigger', 'escalate'];
const tsx = require.resolve('tsx/cli');

for (const bench of BENCHES) {
	console.log(`\n== ${bench}`);
	const { status } = spawnSync(process.execPath, [tsx, path.join(__dirname, `${bench}.ts`)], { stdio: 'inherit' });
	if (status !== 0) process.exitCode = 1;
}
