import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../../whatsapp/json';
import type { Account, Actor, Bot, User } from '../model';
import type { World } from '../World';
import type { Answer } from './Answer';
import type { UploadedFile } from './parseBody';

/** A request after authentication. */
export type Call = {
	world: World;
	account: Account;
	actor: Actor;
	/** The caller when it is a person; routes that bots may not use always have one. */
	user: User | undefined;
	bot: Bot | undefined;
	isAdmin: boolean;
	/** What the path's `:names` stand for. */
	path: Record<string, string>;
	query: Json;
	body: Json;
	files: UploadedFile[];
	headers: IncomingHttpHeaders;
	rawBody: Buffer;
};
export type Handler = (call: Call) => Answer | Promise<Answer>;
export type Access = {
	/** Nobody needs a token. */
	open?: boolean;
	/** Administrators only. */
	admin?: boolean;
	/** Agent bots, too. */
	bots?: boolean;
	/** Not below an account. */
	noAccount?: boolean;
	/** Who is no member gets 404, not 401. */
	hidesAccount?: boolean;
	/** Platform apps only. */
	platform?: boolean;
};
export type Route = { method: string; pattern: string; access: Access; handler: Handler };
type Compiled = Route & { regex: RegExp; names: string[] };

/** Paths below `/api/v1/accounts/:account`, unless they start with a slash of their own. */
export class Router {
	private readonly byMethod = new Map<string, Compiled[]>();

	add(method: string, pattern: string, handler: Handler, access: Access = {}): this {
		const full = pattern.startsWith('/') ? pattern : `/api/v1/accounts/:account/${pattern}`;
		const names: string[] = [];
		const source = full.replace(/[.+]/g, '\\$&').replace(/:(\w+)/g, (_, name: string) => {
			names.push(name);
			return '([^/]+)';
		});
		const route = { method, pattern, access, handler, names, regex: new RegExp(`^${source}/?$`) };
		this.byMethod.set(method, [...(this.byMethod.get(method) ?? []), route]);
		return this;
	}

	find(method: string, path: string): { route: Route; names: Record<string, string> } | undefined {
		for (const route of this.byMethod.get(method) ?? []) {
			const match = route.regex.exec(path);
			if (match === null) continue;
			const names: Record<string, string> = {};
			route.names.forEach((name, index) => {
				names[name] = decodeURIComponent(match[index + 1] ?? '');
			});
			return { route, names };
		}
		return undefined;
	}
}
