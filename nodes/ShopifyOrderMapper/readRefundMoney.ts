import { currencyIn, type Money } from './formatMoney';
import { amountIn, listIn, recordIn, type Json } from './readFields';

/** What a refund pays back: its transactions; before they exist, the lines that were returned. */
export function readRefundMoney(refund: Json): Money | null {
	const paidBack = listIn(refund, 'transactions').filter(
		({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error',
	);
	return (
		sum(paidBack.map(transactionMoney)) ??
		sum(listIn(refund, 'refund_line_items').flatMap(lineMoney))
	);
}

function transactionMoney(transaction: Json): Money | null {
	return money(amountIn(transaction, 'amount'), currencyIn(transaction, 'currency'));
}

function lineMoney(line: Json): Array<Money | null> {
	const parts = [recordIn(line, 'subtotal_set'), recordIn(line, 'total_tax_set')];
	return parts.map((set) => {
		const presentment = recordIn(set, 'presentment_money');
		return money(amountIn(presentment, 'amount'), currencyIn(presentment, 'currency_code'));
	});
}

function money(amount: string | null, currency: string | null): Money | null {
	return amount === null || currency === null ? null : { amount, currency };
}

/** Null unless every part is known and in one currency: a wrong amount is worse than none. */
function sum(parts: Array<Money | null>): Money | null {
	const [first] = parts;
	if (!first) return null;
	let total = 0;
	for (const part of parts) {
		if (part?.currency !== first.currency) return null;
		total += Number(part.amount);
	}
	const hasDecimals = parts.some((part) => part?.amount.includes('.'));
	return { amount: hasDecimals ? total.toFixed(2) : String(total), currency: first.currency };
}
