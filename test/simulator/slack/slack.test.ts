import { startSimulator, type Simulator } from '../startSimulator';
import { RATE_LIMITED } from './slack';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());
beforeEach(() => simulator.slack.clear());

async function post(body: string, path = simulator.slack.path) {
	const answer = await fetch(simulator.url + path, { method: 'POST', body });
	return [answer.status, await answer.text()];
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const blocks = (list: unknown) => JSON.stringify({ text: 't', blocks: list });

it.each([
	['text', JSON.stringify({ text: 'hola' }), [200, 'ok']],
	['fifty blocks', blocks(Array.from({ length: 50 }, () => section('a'))), [200, 'ok']],
	['no JSON', '{', [400, 'invalid_payload']],
	['neither text nor blocks', '{}', [400, 'no_text']],
	['fifty-one blocks', blocks(Array.from({ length: 51 }, () => section('a'))), [400, 'invalid_blocks']],
	['a section of 3,001 characters', blocks([section('a'.repeat(3_001))]), [400, 'invalid_blocks']],
	['an empty section', blocks([section('')]), [400, 'invalid_blocks']],
	['a header of 151 characters', blocks([{ type: 'header', text: { type: 'plain_text', text: 'a'.repeat(151) } }]), [400, 'invalid_blocks']],
	['a block that does not exist', blocks([{ type: 'paragraph' }]), [400, 'invalid_blocks']],
	['blocks that are too long together', blocks(Array.from({ length: 5 }, () => section('a'.repeat(2_900)))), [400, 'msg_blocks_too_long']],
])('%s', async (_name, body, answer) => {
	expect(await post(body)).toEqual(answer);
	expect(simulator.slack.messages).toHaveLength(answer[0] === 200 ? 1 : 0);
});

it('refuses what it is told to, and another address', async () => {
	simulator.slack.refuse(1, RATE_LIMITED);
	expect(await post('{"text":"a"}')).toEqual([429, 'rate_limited']);
	expect(await post('{"text":"a"}')).toEqual([200, 'ok']);
	expect(await post('{"text":"a"}', '/slack/services/other')).toEqual([404, 'no_team']);
	expect(simulator.slack.posts()).toBe(3);
});
