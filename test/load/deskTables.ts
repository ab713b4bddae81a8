import { appointmentsTableSql } from '../helpers/appointmentsTable';
import { companiesSql } from '../helpers/companiesTable';
import { customersTableSql } from '../helpers/customersTable';
import { leadsTableSql } from '../helpers/leadsTable';
import type { Database } from '../simulator/postgrest/Database';
import type { Simulator } from '../simulator/startSimulator';
import { codeOf } from './customerCodes';
import { FIRST_STALE } from './planLoad';
import { phoneOf } from './sendLoad';

/** Every table that the workflows ask for in one database; Chatwoot's own list of accounts is one of them here. */
export async function makeTables({ supabase }: Simulator): Promise<Database> {
	const database = await supabase.database();
	await database.empty();
	await database.exec(`${leadsTableSql()}; ${customersTableSql()}; ${appointmentsTableSql()}; ${companiesSql()};
		create table accounts (id bigint primary key, name text, updated_at timestamp not null)`);
	const customers = Array.from({ length: FIRST_STALE }, (_, customer) => `(${customer}, '${codeOf(customer)}', '${phoneOf(customer)}', 'pro', 'Centro')`);
	await database.exec(`insert into customers (id, name, phone, plan, branch) overriding system value values ${customers.join()}`);
	return database;
}
