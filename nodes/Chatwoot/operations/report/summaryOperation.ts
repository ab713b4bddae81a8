import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { Operation, OperationCall } from '../../operation';
import { outputOf } from '../outputOf';
import { periodFields, periodOf } from '../periodFields';
import { requestRows } from '../recordOperations';
import { hoursField } from './reportAbout';

type Group = {
	/** "agent": the report's path, and with "Id" the key of the number in what comes out. */
	of: string;
	/** Where the names are read; labels come with theirs. */
	names?: string;
};

/** A report with one row per agent, inbox, team or label. */
export function summaryOperation({ of, names }: Group): Operation {
	const title = `${of.charAt(0).toUpperCase()}${of.slice(1)}`;
	return {
		value: `getBy${title}`,
		name: `Get by ${title}`,
		action: `Get a report by ${of}`,
		description: `Read conversations, resolutions and average times of a period, an item per ${of}. Times are in seconds.`,
		fields: [...periodFields, hoursField],
		run: async (call) => {
			const query = { ...periodOf(call), business_hours: call.parameter('businessHours') === true };
			const request = { method: 'GET', api: 'reports', path: `/summary_reports/${of}`, query } as const;
			const rows = await requestRows(call.client, request, 'a report');
			const nameOf = names && rows.length > 0 ? await readNames(call, names) : new Map<unknown, unknown>();
			return rows.map((row) => outputOf(row, { [`${of}Id`]: row.id, name: row.name ?? nameOf.get(row.id) ?? null }));
		},
	};
}

async function readNames({ client }: OperationCall, path: string): Promise<Map<unknown, unknown>> {
	const rows: JsonRecord[] = await requestRows(client, { method: 'GET', path }, 'a list');
	return new Map(rows.map(({ id, name }) => [id, name]));
}
