/** Who owns an n8n that was started here: known to everybody, reachable on loopback only. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olga',
	lastName: 'Owner',
	password: 'Only-for-tests-1',
};

const PUBLISH_TIMEOUT_MS = 300_000;

export type SavedWorkflow = { id: string; name: string };
export type Execution = { id: string; status: string; workflowId: string };
type Json = Record<string, unknown>;

/** The REST calls that a person's browser makes: owner, credentials, import, publish. */
export class N8nApi {
	private cookie = '';

	/** @param webhooks where production webhooks are answered, when that is another address */
	constructor(
		private readonly url: string,
		private readonly webhooks = url,
	) {}

	/** Makes the owner on a new server, or signs in on one that has her. */
	async signIn(): Promise<void> {
		const made = await this.send('POST', '/rest/owner/setup', OWNER);
		if (made.ok) return;
		const { email, password } = OWNER;
		await this.must('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(name: string, type: string, data: Json): Promise<{ id: string; name: string }> {
		const made = await this.must('POST', '/rest/credentials', { name, type, data });
		return { id: String(made.id), name };
	}

	/** A data table of the owner's own project; columns are text unless their first value is a number. */
	async createDataTable(name: string, rows: Array<Record<string, string | number>>): Promise<void> {
		const project = await this.must('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${String(project.id)}/data-tables`;
		const columns = Object.entries(rows[0] ?? {}).map(([column, value]) => ({ name: column, type: typeof value }));
		const table = await this.must('POST', tables, { name, columns });
		await this.must('POST', `${tables}/${String(table.id)}/insert`, { data: rows, returnType: 'count' });
	}

	/** What the Test button of a credential says. */
	async testCredential(credential: Json): Promise<{ status: string; message: string }> {
		const answer = await this.must('POST', '/rest/credentials/test', { credentials: credential });
		return { status: String(answer.status), message: String(answer.message) };
	}

	async createWorkflow(workflow: Json): Promise<SavedWorkflow & { versionId: string }> {
		const { name, nodes, connections, settings } = workflow;
		const made = await this.must('POST', '/rest/workflows', { name, nodes, connections, settings, active: false });
		return { id: String(made.id), name: String(made.name), versionId: String(made.versionId) };
	}

	/** Publishes (activates) a workflow and waits until its webhook answers something else than "not registered". */
	async publish(workflow: { id: string; versionId: string }, webhookPath?: string): Promise<void> {
		await this.must('POST', `/rest/workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
		if (webhookPath) await this.untilRegistered(webhookPath);
	}

	async unpublish(workflowId: string): Promise<void> {
		await this.must('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	}

	/** What "Execute workflow" in the editor does with a trigger that waits for a webhook. */
	async listen(workflowId: string, triggerName: string): Promise<void> {
		const workflowData = await this.must('GET', `/rest/workflows/${workflowId}`);
		const body = { workflowData, triggerToStartFrom: { name: triggerName } };
		const answer = await this.must('POST', `/rest/workflows/${workflowId}/run`, body);
		if (answer.waitingForWebhook !== true) throw new Error(`n8n does not wait for a webhook: ${JSON.stringify(answer).slice(0, 300)}`);
	}

	async workflows(): Promise<SavedWorkflow[]> {
		const list: unknown = await this.must('GET', '/rest/workflows');
		return list as SavedWorkflow[];
	}

	/** A workflow as the editor downloads it: everything but what its triggers remember. */
	async exported(workflowId: string): Promise<string> {
		const { staticData: _remembered, ...workflow } = await this.must('GET', `/rest/workflows/${workflowId}`);
		return JSON.stringify(workflow);
	}

	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const page = await this.must('GET', `/rest/executions?limit=100&filter=${filter}`);
		return (page.results as Execution[] | undefined) ?? [];
	}

	/** How long the nodes of an execution took, in no order. */
	async nodeTimesMs(executionId: string): Promise<number[]> {
		const { data } = await this.must('GET', `/rest/executions/${executionId}`);
		return [...String(data).matchAll(/"executionTime":(\d+)/g)].map(([, ms]) => Number(ms));
	}

	/** How many executions of a workflow were saved, running ones included. */
	async countExecutions(workflowId: string, status?: string[]): Promise<number> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
		const page = await this.must('GET', `/rest/executions?limit=1&filter=${filter}`);
		return Number(page.count);
	}

	/** Everything that was saved of an execution, as text. */
	async executionData(id: string): Promise<string> {
		const { data } = await this.must('GET', `/rest/executions/${id}`);
		return String(data);
	}

	/** What *Retry* does with a failed execution. */
	async retryExecution(id: string): Promise<void> {
		await this.must('POST', `/rest/executions/${id}/retry`, { loadWorkflow: false });
	}

	async untilRegistered(webhookPath: string): Promise<void> {
		for (const started = Date.now(); Date.now() - started < PUBLISH_TIMEOUT_MS; ) {
			// A webhook that only takes POST answers GET with 404 and names the method it wants.
			const answer = await fetch(`${this.webhooks}/webhook/${webhookPath}`);
			const text = await answer.text();
			if (answer.status !== 404 || /not registered for GET requests/i.test(text)) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new Error(`the webhook ${webhookPath} was not registered within ${PUBLISH_TIMEOUT_MS / 1000} s`);
	}

	private async send(method: string, path: string, body?: unknown): Promise<Response> {
		const answer = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': 'e2e' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		return answer;
	}

	private async must(method: string, path: string, body?: unknown): Promise<Json> {
		const answer = await this.send(method, path, body);
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
		const parsed = JSON.parse(text) as { data?: Json };
		return parsed.data ?? (parsed as Json);
	}
}
