import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGUMENTS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * A real browser without a window, with a profile of its own that ends with it.
 * `CHROMIUM_PATH` names another program than the usual places.
 */
export async function launchBrowser(): Promise<Browser> {
	const wanted = process.env.CHROMIUM_PATH;
	const program = [...(wanted ? [wanted] : PLACES)].find((path) => existsSync(path));
	if (program === undefined) {
		throw new Error(
			'No browser found. Install Chromium (Debian: apt-get install -y chromium) or set CHROMIUM_PATH to one.',
		);
	}
	return await chromium.launch({ executablePath: program, args: ARGUMENTS });
}
