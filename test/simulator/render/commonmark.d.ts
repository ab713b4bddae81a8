declare module 'commonmark' {
	/** The part of commonmark's node that the renderer reads. */
	export type Node = {
		readonly type: string;
		readonly literal: string | null;
		readonly destination: string | null;
		readonly level: number | null;
		readonly listType: 'bullet' | 'ordered' | null;
		readonly listStart: number | null;
		readonly parent: Node | null;
		readonly prev: Node | null;
		readonly next: Node | null;
		readonly firstChild: Node | null;
	};
	export class Parser {
		parse(markdown: string): Node;
	}
}
