/** The same JSON with a secret replaced: some servers repeat in an answer what they were sent. */
export function hideSecret(body: unknown, secret: unknown): unknown {
	if (typeof secret !== 'string' || secret.trim() === '' || body === undefined) return body;
	const text = JSON.stringify(body);
	const written = JSON.stringify(secret.trim()).slice(1, -1);
	return text.includes(written) ? (JSON.parse(text.replaceAll(written, '(hidden)')) as unknown) : body;
}
