import { Liquid } from 'liquidjs';

export type LiquidDrops = {
	contact: Readonly<Record<string, unknown>>;
	agent: Readonly<Record<string, unknown>>;
	inbox: Readonly<Record<string, unknown>>;
	conversation: Readonly<Record<string, unknown>>;
	account: Readonly<Record<string, unknown>>;
};

const liquid = new Liquid({ strictFilters: false, strictVariables: false, dynamicPartials: false });

export function renderLiquid(content: string, drops: LiquidDrops): string {
	const guarded = content.replace(/`([^`]*?)`/g, '{% raw %}`$1`{% endraw %}');
	try {
		return liquid.parseAndRenderSync(guarded, drops);
	} catch {
		return content;
	}
}
