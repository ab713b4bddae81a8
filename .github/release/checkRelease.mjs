// `node .github/release/checkRelease.mjs 1.2.0`: says what is still missing before the tag can be published.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tag = ''] = process.argv.slice(2);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const { version } = JSON.parse(read('package.json'));
const locked = JSON.parse(read('package-lock.json'));
const newest = /^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1];
const deployed = /^PACKAGE_VERSION=(\S+)$/m.exec(read(join('deploy', '.env.example')))?.[1];
const saved = join('test', 'fixtures', 'saved-workflows', version);

const missing = [
	[/^\d+\.\d+\.\d+$/.test(tag), `The tag "${tag}" is no version such as 1.2.0.`],
	[version === tag, `package.json says ${version}: npm version ${tag} --no-git-tag-version`],
	[locked.version === version && locked.packages[''].version === version, `package-lock.json says ${locked.version}: npm install --package-lock-only`],
	[newest === version, `The newest heading of CHANGELOG.md is ${newest}.`],
	[deployed === version, `deploy/.env.example and deploy/n8n.Dockerfile take ${deployed}.`],
	[existsSync(saved), `${saved} is not there: npm run build && npx tsx test/reference/saveWorkflows.ts`],
].flatMap(([holds, advice]) => (holds ? [] : [advice]));

console.log(missing.length === 0 ? `${tag} can be published.` : missing.join('\n'));
process.exitCode = missing.length === 0 ? 0 : 1;
