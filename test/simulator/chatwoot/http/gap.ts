/**
 * The time between a validation and the insert that follows it. Two requests that arrive together
 * both validate before either inserts, which is how the real server comes to have two contacts
 * with one phone.
 */
export function gap(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, 2);
	});
}
