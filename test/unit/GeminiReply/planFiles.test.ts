import { checkRedirect, planFiles } from '../../../nodes/GeminiReply/planFiles';
import { file, incoming, thread } from './threadRows';

const HOST = 'https://chat.example';
const RULES = { includeImages: true, includeAudio: true, redactPersonalData: false };
const plan = (files: object[], rules = {}, host = HOST) =>
	planFiles(thread(incoming(1, 'mira', { attachments: files })), host, { ...RULES, ...rules }).map(({ mimeType }) => mimeType);
const voice = file({ file_type: 'audio', content_type: 'audio/ogg; codecs=opus', data_url: `${HOST}/rails/v.ogg` });

describe('goes along', () => {
	test.each([
		['an image', [file()], {}, ['image/png']],
		['a voice message', [voice], {}, ['audio/ogg']],
		['by its name where the server does not say', [file({ content_type: undefined, data_url: `${HOST}/a.JPG?x=1` })], {}, ['image/jpeg']],
		['MP3 under the name that Gemini knows', [file({ content_type: 'audio/mpeg' })], {}, ['audio/mp3']],
		['up to 5 MB', [file({ file_size: 5_000_000 })], {}, ['image/png']],
	])('%s', (_name, files, rules, expected) => {
		expect(plan(files, rules)).toEqual(expected);
	});
});

describe('stays away', () => {
	test.each([
		['a byte more than 5 MB', [file({ file_size: 5_000_001 })], {}],
		['a video', [file({ content_type: 'video/mp4' })], {}],
		['an SVG', [file({ content_type: 'image/svg+xml' })], {}],
		['what nobody knows', [file({ content_type: '', data_url: `${HOST}/a` })], {}],
		['images that are not wanted', [file()], { includeImages: false }],
		['voice that is not wanted', [voice], { includeAudio: false }],
		['everything where personal data is kept back', [file(), voice], { redactPersonalData: true }],
		['another host', [file({ data_url: 'https://evil.example/a.png' })], {}],
		['another port', [file({ data_url: 'https://chat.example:8443/a.png' })], {}],
		['another protocol', [file({ data_url: 'http://chat.example/a.png' })], {}],
		['a host that only begins alike', [file({ data_url: 'https://chat.example.evil.example/a.png' })], {}],
		['a host in the name of the user', [file({ data_url: 'https://chat.example@evil.example/a.png' })], {}],
		['the server of the cloud', [file({ data_url: 'http://169.254.169.254/latest/meta-data' })], {}],
		['no address', [file({ data_url: '' })], {}],
	])('%s', (_name, files, rules) => {
		expect(plan(files, rules)).toEqual([]);
	});

	test('the fifth, and what exceeds 12 MB together', () => {
		expect(plan(Array.from({ length: 6 }, () => file()))).toHaveLength(4);
		expect(plan(Array.from({ length: 4 }, () => file({ file_size: 5_000_000 })))).toHaveLength(2);
	});

	test('everything when Chatwoot has no address', () => {
		expect(plan([file()], {}, '')).toEqual([]);
	});
});

describe('a redirect leads', () => {
	test.each([
		['to the same server', '/rails/disk/a.png', `${HOST}/rails/disk/a.png`],
		['to a store in the cloud', 'https://shop.s3.amazonaws.example/a.png?sig=1', 'https://shop.s3.amazonaws.example/a.png?sig=1'],
		['not to an unsafe one', 'http://shop.s3.amazonaws.example/a.png', undefined],
		['not to an address', 'https://10.0.0.7/a.png', undefined],
		['not to this machine', 'https://localhost/a.png', undefined],
		['not to a machine of the network', 'https://minio.internal/a.png', undefined],
		['not to IPv6', 'https://[::1]/a.png', undefined],
		['not to another protocol', 'file:///etc/passwd', undefined],
		['nowhere', 'https://', undefined],
	])('%s', (_name, location, expected) => {
		expect(checkRedirect(`${HOST}/rails/a.png`, location)).toBe(expected);
	});
});
