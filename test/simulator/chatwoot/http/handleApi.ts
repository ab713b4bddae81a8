import type { IncomingMessage } from 'node:http';
import { emptyAccount } from '../seed/records';
import type { World } from '../World';
import { nest, MalformedBody, parseBody } from './parseBody';
import { ApiError } from './ApiError';
import { plain, type Answer } from './Answer';
import { authenticate, checkKind, findAccount, isAdmin } from './authenticate';
import type { Call, Route, Router } from './Router';

/** Answers a request to Chatwoot's API. */
export async function handleApi(
	{ world, router }: { world: World; router: Router },
	req: IncomingMessage,
	rawBody: Buffer,
): Promise<Answer> {
	const { path, query } = splitUrl(req.url ?? '/');
	const found = router.find(req.method ?? 'GET', path);
	if (found === undefined) return plain(404);
	try {
		const { fields, files } = parseBody(req.headers['content-type'] ?? '', rawBody);
		const caller = authorise(world, found.route, { req, names: found.names });
		return await found.route.handler({
			...caller,
			world,
			path: found.names,
			query: nest(query),
			body: fields,
			files,
			headers: req.headers,
			rawBody,
		});
	} catch (error) {
		return answerTo(error, world);
	}
}

type Caller = Pick<Call, 'account' | 'actor' | 'user' | 'bot' | 'isAdmin'>;

function authorise(
	world: World,
	{ access }: Route,
	{ req, names }: { req: IncomingMessage; names: Record<string, string> },
): Caller {
	const nobody = { kind: 'platform', token: '' } as const;
	if (access.open) return { ...withoutAccount(), actor: nobody };
	const actor = authenticate(world, req.headers);
	checkKind(actor, access);
	const user = actor.kind === 'user' ? actor : undefined;
	const bot = actor.kind === 'bot' ? actor : undefined;
	if (access.noAccount || access.platform) return { ...withoutAccount(), actor, user, bot };
	const account = findAccount(world, actor, { id: names.account ?? '', access });
	const admin = isAdmin(actor, account);
	if (access.admin && !admin) throw ApiError.forbidden();
	return { account, actor, user, bot, isAdmin: admin };
}

/** Routes outside of accounts read none. */
function withoutAccount(): Omit<Caller, 'actor'> {
	const account = emptyAccount(0, '', new Date(0));
	return { account, user: undefined, bot: undefined, isAdmin: false };
}

function answerTo(error: unknown, world: World): Answer {
	if (error instanceof ApiError) return { status: error.status, json: error.body };
	if (error instanceof MalformedBody) return plain(400);
	world.jobs.errors.push(error);
	return { status: 500, json: { status: 500, error: 'Internal Server Error' } };
}

export function splitUrl(url: string): { path: string; query: URLSearchParams } {
	const [path = '/', search] = url.split('?');
	return { path, query: new URLSearchParams(search) };
}
