import { isRecord, readErrorText } from './errors';

/** What a Chatwoot server answered to the two questions of the credential test. */
export type AccountAnswers = {
	/** GET /api/v1/accounts/<id>/agents; for a bot /conversations/0; for a platform app /platform/api/v1/accounts. */
	account: ProbeAnswer;
	/** GET /api/v1/profile, asked when the account refused: it tells a wrong token from a wrong account. */
	profile?: ProbeAnswer;
};

export type ProbeAnswer = { status?: number; code?: string; body?: unknown };
export type TokenOwner = 'user' | 'agentBot' | 'platformApp';
export type AccountVerdict = { ok: boolean; message: string };

const BOT_REFUSED = /not authorized for bots/i;
const BAD_TOKEN = /invalid access token|sign in or sign up/i;
const NOT_A_MEMBER = /access this account/i;

const NOT_CHATWOOT =
	'The Base URL leads to something that does not answer like Chatwoot. Enter the address of Chatwoot itself, without /app and without /api.';

/**
 * Says in one sentence whether a credential works, and if not which of its fields is wrong.
 * Source of the answers: a recorded Chatwoot 4.15.1, errors and authentication.
 */
export function checkAccount(tokenOwner: TokenOwner, answers: AccountAnswers): AccountVerdict {
	const { account } = answers;
	const text = readErrorText(account.body);
	if (account.status === undefined) return bad(unreachable(account.code));
	if (account.status === 429) return bad('Chatwoot is refusing requests for a minute (429). Test again in a minute.');
	if (account.status >= 300 && account.status < 400) {
		return bad('The Base URL redirects. Enter the address it leads to, with https and without /app.');
	}
	if (!answersLikeChatwoot(account)) {
		return bad(NOT_CHATWOOT);
	}
	if (tokenOwner === 'agentBot') return checkBot(account, text);
	if (tokenOwner === 'platformApp') return checkPlatformApp(account, text);
	return checkUser(account, text, answers.profile);
}

function checkUser(account: ProbeAnswer, text: string, profile?: ProbeAnswer): AccountVerdict {
	if (account.status === 200) return { ok: true, message: 'Connected' };
	if (BOT_REFUSED.test(text) || BOT_REFUSED.test(readErrorText(profile?.body))) {
		return bad('This is the token of an agent bot. Use the access token of a user, or set Token Owner to Agent Bot.');
	}
	if (BAD_TOKEN.test(text)) {
		return bad('The Access Token is wrong or was renewed. Copy it again from Profile Settings in Chatwoot.');
	}
	// Every Chatwoot has a profile for every token: 200, or 401.
	if (account.status === 404 && profile?.status === 404) return bad(NOT_CHATWOOT);
	if (account.status === 404 || NOT_A_MEMBER.test(text)) return bad(wrongAccount(profile));
	return bad(`Chatwoot answered ${account.status}${text ? `: "${text}"` : ''}. Check the Account ID and the token.`);
}

/** A bot's token may read next to nothing: being refused as a bot, or not finding conversation 0, proves it. */
function checkBot(account: ProbeAnswer, text: string): AccountVerdict {
	if (account.status === 200) {
		return bad('This is the token of a user. Set Token Owner to User.');
	}
	if (BAD_TOKEN.test(text)) return bad('The Access Token is wrong. Copy it again from the bot in Chatwoot (Settings, Bots).');
	if (NOT_A_MEMBER.test(text)) return bad('The bot does not belong to this account. Check the Account ID.');
	if (BOT_REFUSED.test(text) || account.status === 404) {
		return { ok: true, message: 'Connected as an agent bot. It may write messages and change conversations only.' };
	}
	return bad(`Chatwoot answered ${account.status}${text ? `: "${text}"` : ''}. Check the token.`);
}

function checkPlatformApp(account: ProbeAnswer, text: string): AccountVerdict {
	if (account.status === 200) {
		return { ok: true, message: 'Connected as a platform app. It may work with platform accounts and platform users only.' };
	}
	if (account.status === 401) return bad('This is no token of a platform app. Copy it from the app in the Super Admin Console (Platform Apps).');
	return bad(`Chatwoot answered ${account.status}${text ? `: "${text}"` : ''}. Check the Base URL; servers that cannot list accounts cannot test this token.`);
}

function wrongAccount(profile?: ProbeAnswer): string {
	const accounts = isRecord(profile?.body) && Array.isArray(profile.body.accounts) ? profile.body.accounts : [];
	const known = accounts.filter(isRecord).map((account) => `${String(account.id)} (${String(account.name)})`);
	const hint = known.length > 0 ? ` The token works for: ${known.slice(0, 5).join(', ')}.` : '';
	return `The token is right, but it may not use this Account ID.${hint}`;
}

function answersLikeChatwoot({ status, body }: ProbeAnswer): boolean {
	if (status !== undefined && status >= 500) return true;
	return isRecord(body) || Array.isArray(body);
}

/** Why no answer came from the Base URL of a credential. */
export function unreachable(code: string | undefined): string {
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'No server has the name in the Base URL. Check its spelling.';
	if (code === 'ECONNREFUSED') return 'Nothing listens at the Base URL. Check the address and the port, and that Chatwoot is running.';
	if (code && /CERT|SSL|TLS|SELF_SIGNED|ALTNAME/.test(code)) return `The certificate of the Base URL is not trusted (${code}). Check the address; a server of your own needs a valid certificate, such as one of Let's Encrypt.`;
	return `No answer from the Base URL${code ? ` (${code})` : ''}. Check the address and that n8n can reach it.`;
}

function bad(message: string): AccountVerdict {
	return { ok: false, message };
}
