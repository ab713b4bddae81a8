import { createHmac } from 'node:crypto';

import { runWorkflow, type WorkflowJson } from '../helpers/engine';
import { identityExample } from '../helpers/identityExample';
import { credentialFor } from '../helpers/startShop';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

const ANA = { identifier: 'customer:17', name: 'Ana Pérez', attributes: { tenant: 'andina', branch: 'Centro', role: 'buyer', plan: 'pro' } };

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => await simulator.stop());

/** The customer logs in: the shop's server posts this. */
async function logIn(body: object, token = simulator.tokens.admin) {
	return await runWorkflow({
		workflow: identityExample<WorkflowJson>(simulator.inboxes.api),
		start: 'Customer logged in',
		items: [{ headers: {}, body }],
		credentials: { chatwootAccountApi: credentialFor(simulator, token) },
	});
}

const account = () => simulator.world.accounts.get(simulator.accountId);
const contacts = () => [...(account()?.contacts.byId.values() ?? [])].map(({ identifier, name, customAttributes }) => ({ identifier, name, attributes: customAttributes }));
const keyOfInbox = () => {
	const inbox = account()?.inboxes.get(simulator.inboxes.api);
	return inbox?.channel.type === 'Channel::Api' ? inbox.channel.hmacToken : '';
};

it('a login: the contact is there with its attributes, and the answer proves who it is', async () => {
	const run = await logIn(ANA);
	const hash = createHmac('sha256', keyOfInbox()).update('customer:17').digest('hex');
	expect(run.answers).toEqual([{ statusCode: 200, body: { identifier: 'customer:17', identifier_hash: hash } }]);
	expect(contacts()).toEqual([ANA]);
	expect(JSON.stringify(run.outputs)).not.toContain(keyOfInbox());
});

it('the next logins, three of them at once: one contact, the same hash, changes arrive', async () => {
	await logIn(ANA);
	const runs = await Promise.all([1, 2, 3].map(async () => await logIn({ ...ANA, attributes: { plan: 'max' } })));
	expect(new Set(runs.map(({ answers }) => JSON.stringify(answers))).size).toBe(1);
	expect(contacts()).toEqual([{ ...ANA, attributes: { ...ANA.attributes, plan: 'max' } }]);
});

it('three first logins at once make one contact', async () => {
	const runs = await Promise.all([1, 2, 3].map(async () => await logIn(ANA)));
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	expect(contacts()).toEqual([ANA]);
});

const refused: Array<[string, object, () => string, RegExp]> = [
	['nobody', { name: 'Ana' }, () => simulator.tokens.admin, /Nobody to look for/],
	['an agent\'s token', ANA, () => simulator.tokens.agent, /Chatwoot did not show the key of the inbox/],
];
it.each(refused)('%s: no answer, and the run says why', async (_name, body, token, words) => {
	const run = await logIn(body, token());
	expect([run.status, run.answers]).toEqual(['error', []]);
	expect(`${run.error?.message} ${run.error?.description ?? ''}`).toMatch(words);
});
