import { load } from 'js-yaml';

import { readText } from '../helpers/sourceFiles';

export type Service = {
	image: string;
	build?: { dockerfile: string; context: string; args: Record<string, string> };
	command?: string[];
	restart: string;
	ports?: string[];
	volumes?: string[];
	environment: Record<string, string>;
	healthcheck?: { test: string[]; interval: string; timeout: string; retries: number; start_period: string };
	depends_on?: Record<string, { condition: string }>;
	'x-why-no-healthcheck'?: string;
};
export type Compose = { services: Record<string, Service>; volumes: Record<string, null> };

/** `${NAME}` and `${NAME:?why}`; `$$` is a plain dollar to compose. */
const VARIABLE = /(?<!\$)\$\{(\w+)(:\?[^}]*)?\}/g;

export const composeText = readText('deploy/compose.yaml');
export const compose = load(composeText) as Compose;

/** Every line of .env.example that sets something, in its order. */
export const settings = new Map(
	readText('deploy/.env.example')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
);

/** The variables in a text, each with whether compose refuses to start without it. */
export function variablesIn(text: string): Array<{ name: string; demanded: boolean }> {
	return [...text.matchAll(VARIABLE)].map(([, name = '', demand]) => ({ name, demanded: demand !== undefined }));
}
