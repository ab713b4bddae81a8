import type { LiquidDrops } from '../render/liquid';
import { createClock, type Clock } from './clock';
import { createEvents, type Events } from './events/Events';
import { createJobs, type Jobs } from './jobs';
import type { Account, Actor, Bot, User } from './model';
import { createToken } from './tokens';

export type Table =
	| 'account'
	| 'user'
	| 'bot'
	| 'token'
	| 'channel'
	| 'inbox'
	| 'working_hour'
	| 'team'
	| 'label'
	| 'webhook'
	| 'definition'
	| 'canned_response'
	| 'macro'
	| 'rule'
	| 'contact'
	| 'contact_inbox'
	| 'note'
	| 'conversation'
	| 'message'
	| 'attachment'
	| 'account_user';

/** What renders texts and reaches the provider; given by the simulator. */
export type Surroundings = {
	renderLiquid(content: string, drops: LiquidDrops): string;
	markdownToWhatsApp(content: string): string;
};

/** The whole state of the simulated Chatwoot. */
export type World = Surroundings & {
	clock: Clock;
	jobs: Jobs;
	events: Events;
	/** Base URL of the simulator, known once it listens. */
	url: string;
	/** What WhatsApp signs its webhooks with. */
	whatsappAppSecret: string;
	/** Whether lists can be sorted by the wait: since 3.4; before, the wish is ignored, or some proxies fail on it. */
	waitingSort: 'sorts' | 'ignores' | 'fails';
	/** Where `account_created` goes, when set. */
	installationHookUrl: string | null;
	accounts: Map<number, Account>;
	users: Map<number, User>;
	bots: Map<number, Bot>;
	actors: Map<string, Actor>;
	nextId(table: Table): number;
	/** Starts over, with ids from 1. */
	reset(): void;
};

export function createWorld(surroundings: Surroundings): World {
	const ids = new Map<Table, number>();
	const clock = createClock();
	const jobs = createJobs();
	const world: World = {
		...surroundings,
		clock,
		jobs,
		events: createEvents({ clock, jobs }),
		url: '',
		whatsappAppSecret: createToken(32),
		waitingSort: 'sorts',
		installationHookUrl: null,
		accounts: new Map(),
		users: new Map(),
		bots: new Map(),
		actors: new Map(),
		nextId: (table) => {
			const id = (ids.get(table) ?? 0) + 1;
			ids.set(table, id);
			return id;
		},
		reset: () => {
			ids.clear();
			[world.accounts, world.users, world.bots, world.actors].forEach((map) => map.clear());
			world.waitingSort = 'sorts';
			world.installationHookUrl = null;
		},
	};
	return world;
}
