import ts from 'typescript';

import { readText, sourceFiles } from './sourceFiles';

/** `place` is where it stands: "nodes/shared/text.ts:12". */
export type Pattern = { place: string; source: string; flags: string };

/** Every regular expression that stands in the sources as a literal. */
export function literalPatterns(): Pattern[] {
	return sourceFiles('nodes', 'credentials').flatMap(({ path }) => {
		const found: Pattern[] = [];
		walk(path, (node, line) => {
			if (!ts.isRegularExpressionLiteral(node)) return;
			const end = node.text.lastIndexOf('/');
			found.push({ place: `${path}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
		});
		return found;
	});
}

/** Where patterns are put together: at the start of the process, or from what somebody typed. */
export function builtPatternSites(): Array<{ path: string; inFunction: string | undefined }> {
	return sourceFiles('nodes', 'credentials').flatMap(({ path }) => {
		const found: Array<{ path: string; inFunction: string | undefined }> = [];
		walk(path, (node) => {
			const isBuilt = (ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
			if (isBuilt) found.push({ path, inFunction: functionAround(node) });
		});
		return found;
	});
}

/** The patterns that modules put together while they are loaded. */
export function builtPatterns(paths: string[]): Pattern[] {
	const built: Pattern[] = [];
	const original = globalThis.RegExp;
	for (const path of paths) {
		globalThis.RegExp = new Proxy(original, {
			construct: (target, [source, flags]: [string, string | undefined]) => {
				const pattern = new target(source, flags);
				built.push({ place: path, source: pattern.source, flags: pattern.flags });
				return pattern;
			},
		});
		try {
			jest.isolateModules(() => jest.requireActual(`../../${path}`));
		} finally {
			globalThis.RegExp = original;
		}
	}
	return built;
}

function walk(path: string, visit: (node: ts.Node, line: number) => void): void {
	const file = ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2022, true);
	const go = (node: ts.Node): void => {
		visit(node, file.getLineAndCharacterOfPosition(node.getStart()).line + 1);
		ts.forEachChild(node, go);
	};
	go(file);
}

function functionAround(node: ts.Node): string | undefined {
	for (let around = node.parent; around !== undefined; around = around.parent) {
		if (ts.isFunctionDeclaration(around)) return around.name?.text;
	}
	return undefined;
}
