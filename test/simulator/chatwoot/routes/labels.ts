import { asText, type Json } from '../../whatsapp/json';
import { invalid } from '../http/ApiError';
import { ok } from '../http/Answer';
import { findIn, isTrue, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Label } from '../model';
import { addLabel } from '../seed/records';
import { removeFrom } from './removeFrom';

const admin = { admin: true };

export function addLabelRoutes(router: Router): void {
	router
		.add('GET', 'labels', labels)
		.add('POST', 'labels', createLabel, admin)
		.add('GET', 'labels/:id', (call) => ok(shownLabel(findIn(call.account.labels, call.path.id))))
		.add('PATCH', 'labels/:id', updateLabel, admin)
		.add('DELETE', 'labels/:id', (call) => removeFrom(call, call.account.labels), admin);
}

function labels({ account }: Call) {
	const byTitle = [...account.labels.values()].sort((one, other) =>
		one.title < other.title ? -1 : 1,
	);
	return ok({ payload: byTitle.map(shownLabel) });
}

function shownLabel({ id, title, description, color, showOnSidebar }: Label): Json {
	return { id, title, description, color, show_on_sidebar: showOnSidebar };
}

function createLabel({ world, account, body }: Call) {
	const given = unwrap(body, 'label');
	const title = (asText(given.title) ?? '').toLowerCase();
	checkTitle(title, account.labels.values());
	const label = addLabel(world, account, {
		title,
		description: asText(given.description) ?? null,
		color: asText(given.color) ?? '#1f93ff',
		showOnSidebar: 'show_on_sidebar' in given ? isTrue(given.show_on_sidebar) : false,
	});
	return ok(shownLabel(label));
}

function checkTitle(title: string, existing: Iterable<Label>): void {
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u.test(title)) throw invalid([['title', 'Title is invalid']]);
	if ([...existing].some((label) => label.title === title)) {
		throw invalid([['title', 'Title has already been taken']]);
	}
}

function updateLabel({ account, body, path }: Call) {
	const label = findIn(account.labels, path.id);
	const given = unwrap(body, 'label');
	if ('color' in given) label.color = asText(given.color) ?? label.color;
	if ('description' in given) label.description = asText(given.description) ?? null;
	if ('show_on_sidebar' in given) label.showOnSidebar = isTrue(given.show_on_sidebar);
	if ('title' in given) label.title = (asText(given.title) ?? label.title).toLowerCase();
	return ok(shownLabel(label));
}
