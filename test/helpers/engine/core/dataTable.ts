import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { standIn } from './standIn';

type Row = IDataObject & { id: number; createdAt: string; updatedAt: string };
type Condition = { keyName: string; condition: string; keyValue: unknown };

/** What n8n keeps its data tables in: by name, for the whole process. */
export const dataTables = new Map<string, Row[]>();
let lastId = 0;

const PARAMETERS = [
	...['resource', 'operation', 'tableName', 'dataTableId', 'matchType', 'filters', 'columns'],
	...['returnAll', 'limit', 'orderBy', 'orderByColumn', 'orderByDirection', 'options'],
];

export const dataTable = standIn('dataTable', PARAMETERS, execute);

async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const item of this.getInputData().keys()) {
		try {
			output.push(...run(this, item).map((json) => ({ json: structuredClone(json), pairedItem: { item } })));
		} catch (error) {
			if (!this.continueOnFail()) throw error;
			output.push({ json: {}, pairedItem: { item } });
		}
	}
	return [output];
}

function run(context: IExecuteFunctions, item: number): IDataObject[] {
	const operation = String(context.getNodeParameter('operation', item));
	if (context.getNodeParameter('resource', item) === 'table') return [makeTable(context, item)];
	const rows = rowsOf(context, item);
	if (operation === 'insert') return [insert(rows, valuesOf(context, item))];
	const chosen = rows.filter((row) => conditionsOf(context, item).every((condition) => holds(row, condition)));
	if (operation === 'get') return page(context, item, chosen);
	if (operation === 'upsert') return chosen.length > 0 ? chosen.map((row) => change(row, valuesOf(context, item))) : [insert(rows, valuesOf(context, item))];
	if (operation !== 'deleteRows') throw new Error(`The stand-in for Data table does not know "${operation}".`);
	for (const row of chosen) rows.splice(rows.indexOf(row), 1);
	return chosen;
}

function makeTable(context: IExecuteFunctions, item: number): IDataObject {
	const name = String(context.getNodeParameter('tableName', item));
	if (!dataTables.has(name)) dataTables.set(name, []);
	return { name };
}

function rowsOf(context: IExecuteFunctions, item: number): Row[] {
	const { mode, value } = context.getNodeParameter('dataTableId', item) as { mode: string; value: string };
	const rows = dataTables.get(value);
	if (mode === 'name' && rows) return rows;
	throw new NodeOperationError(context.getNode(), `Data table with name "${value}" not found`);
}

function valuesOf(context: IExecuteFunctions, item: number): IDataObject {
	const { mappingMode } = context.getNodeParameter('columns', item) as { mappingMode: string };
	if (mappingMode !== 'autoMapInputData') throw new Error('The stand-in for Data table maps the input only.');
	return context.getInputData()[item]?.json ?? {};
}

function insert(rows: Row[], values: IDataObject): Row {
	const at = new Date().toISOString();
	const row = { ...values, id: ++lastId, createdAt: at, updatedAt: at };
	rows.push(row);
	return row;
}

function change(row: Row, values: IDataObject): Row {
	return Object.assign(row, values, { updatedAt: new Date().toISOString() });
}

function conditionsOf(context: IExecuteFunctions, item: number): Condition[] {
	if (context.getNodeParameter('matchType', item) !== 'allConditions') throw new Error('The stand-in for Data table matches all conditions only.');
	const { conditions = [] } = context.getNodeParameter('filters', item) as { conditions?: Condition[] };
	return conditions;
}

function holds(row: Row, { keyName, condition, keyValue }: Condition): boolean {
	const own = row[keyName];
	if (condition === 'eq') return own === keyValue;
	const [left, right] = keyName === 'id' ? [Number(own), Number(keyValue)] : [Date.parse(String(own)), Date.parse(String(keyValue))];
	if (condition === 'gt') return left > right;
	if (condition === 'lt') return left < right;
	return condition === 'lte' && left <= right;
}

function page(context: IExecuteFunctions, item: number, rows: Row[]): Row[] {
	const newestFirst = [...rows].sort((one, other) => other.id - one.id);
	const ordered = context.getNodeParameter('orderByDirection', item, 'DESC') === 'DESC' ? newestFirst : newestFirst.reverse();
	return ordered.slice(0, Number(context.getNodeParameter('limit', item, 50)));
}
