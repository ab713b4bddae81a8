/** An answer that ends a request early, with Chatwoot's own body. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
	) {
		super(typeof body === 'object' ? JSON.stringify(body) : String(body));
	}

	static notFound(): ApiError {
		return new ApiError(404, { error: 'Resource could not be found' });
	}

	static forbidden(): ApiError {
		return new ApiError(401, { error: 'You are not authorized to do this action' });
	}

	/** 422 with `error`, as missing parameters, filters and messages answer. */
	static unprocessable(error: string): ApiError {
		return new ApiError(422, { error });
	}
}

/** 422 with `message` and `attributes`, as a record that does not validate answers. */
export function invalid(
	problems: ReadonlyArray<readonly [attribute: string, text: string]>,
): ApiError {
	return new ApiError(422, {
		message: problems.map(([, text]) => text).join(', '),
		attributes: problems.map(([attribute]) => attribute),
	});
}

/** What Rails makes of anything it did not expect. */
export function serverError(): ApiError {
	return new ApiError(500, { status: 500, error: 'Internal Server Error' });
}
