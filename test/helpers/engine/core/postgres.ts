import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { Client } from 'pg';

import { standIn, withCredential } from './standIn';

export const postgres = withCredential(standIn('postgres', ['operation', 'query', 'options'], executeQuery), 'postgres');

type Options = { queryReplacement?: unknown; queryBatching?: string };

/** Execute Query, one item at a time: only then does n8n's node say which item a row belongs to. */
async function executeQuery(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const client = await connect(this);
	const output: INodeExecutionData[] = [];
	try {
		for (const item of items.keys()) {
			try {
				const rows = await queryFor(this, item, client);
				output.push(...rows.map((json) => ({ json, pairedItem: { item } })));
			} catch (refused) {
				const error = new NodeOperationError(this.getNode(), refused instanceof Error ? refused : String(refused), { itemIndex: item });
				if (!this.continueOnFail()) throw error;
				// Neither the item nor PostgreSQL's message is left: an Error's own `message` is no part of a copy.
				output.push({ json: { error: { ...error } }, pairedItem: { item } });
			}
		}
	} finally {
		await client.end().catch(() => {});
	}
	return [output];
}

async function connect(context: IExecuteFunctions): Promise<Client> {
	const { host, port, database, user, password } = await context.getCredentials('postgres');
	const client = new Client({ host: String(host), port: Number(port), database: String(database), user: String(user), password: String(password) });
	// A server that goes away is an error of the query under way, not of the process.
	client.on('error', () => {});
	try {
		await client.connect();
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error : String(error));
	}
	return client;
}

async function queryFor(context: IExecuteFunctions, item: number, client: Client): Promise<IDataObject[]> {
	if (context.getNodeParameter('operation', item) !== 'executeQuery') throw new Error('The stand-in for Postgres executes queries only.');
	const sql = String(context.getNodeParameter('query', item));
	const { queryReplacement = [], queryBatching } = context.getNodeParameter('options', item, {}) as Options;
	if (queryBatching !== 'independently') throw new Error('Query Batching must be "Independently", or n8n loses which item a row belongs to.');
	// A text with commas would be split by n8n, and a customer's comma with it.
	if (!Array.isArray(queryReplacement)) throw new Error('Query Parameters must be one expression that gives a list.');
	const { rows } = await client.query<IDataObject>(sql, queryReplacement);
	if (rows.length > 0) return rows;
	return /^\s*select\b/i.test(sql) ? [] : [{ success: true }];
}
