import { readText } from './sourceFiles';

const PAGE = 'docs/customer-identity.md';

/** The workflow as the page tells people to paste it, with the website's inbox chosen. */
export function identityExample<Workflow>(inboxId: number): Workflow {
	const json = /```json\n(\{.*?\n\})\n```/s.exec(readText(PAGE))?.[1];
	if (!json) throw new Error(`${PAGE} has no workflow.`);
	return JSON.parse(json.replace('"mode": "list", "value": ""', `"mode": "list", "value": ${inboxId}`)) as Workflow;
}
