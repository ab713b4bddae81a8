import { readAttributes, readDefinition } from '../../nodes/Chatwoot/readAttributes';
import { builtPatterns, builtPatternSites, literalPatterns } from '../helpers/collectPatterns';
import { findSlowPatterns } from '../helpers/timePatterns';

const TIMEOUT_MS = 300_000;
const sites = builtPatternSites();
/** Put together from what somebody typed; each says how it is bounded. */
const FROM_INPUT = ['nodes/Chatwoot/readAttributes.ts matches', 'nodes/GeminiReply/decideHandoff.ts holdsWords'];
const fixed = [...new Set(sites.filter(({ inFunction }) => inFunction === undefined).map(({ path }) => path))];

it('knows every place where a pattern is put together from input', () => {
	const found = sites.flatMap(({ path, inFunction }) => (inFunction === undefined ? [] : [`${path} ${inFunction}`]));
	expect(found.sort()).toEqual(FROM_INPUT);
});

it('finds a pattern that backtracks without end', async () => {
	const slow = await findSlowPatterns([{ place: 'here', source: '^(\\w+\\s?)+$', flags: '' }, { place: 'there', source: '\\s+$', flags: '' }, { place: 'nowhere', source: '^\\d+$', flags: '' }]);
	expect(slow.map(({ place }) => place)).toEqual(['here', 'there']);
}, TIMEOUT_MS);

it('every pattern of the package ends in time on 100,000 hostile characters', async () => {
	const built = builtPatterns(fixed);
	expect(built.length).toBeGreaterThanOrEqual(sites.length - FROM_INPUT.length);
	const patterns = [...literalPatterns(), ...built];
	expect(patterns.length).toBeGreaterThan(100);
	expect(await findSlowPatterns(patterns)).toEqual([]);
}, TIMEOUT_MS);

it.each(['(a+)+$', '^(\\w+\\s?)*$', '(a|aa)+$', '/^([a-z]+)*$/'])('an attribute of Chatwoot with the pattern %s holds nothing up', (pattern) => {
	const definition = [readDefinition({ attribute_key: 'code', attribute_display_name: 'Code', attribute_display_type: 'text', regex_pattern: pattern })];
	const value = `${'a'.repeat(40)}!`;
	expect(readAttributes({ code: value }, definition, 'UTC')).toEqual({ code: value });
});
