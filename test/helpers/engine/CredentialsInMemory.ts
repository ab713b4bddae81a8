import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/** Credential data by type name, as a user would have typed it. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** n8n's store of credentials, without encryption and database; `authenticate` is the package's own. */
export class CredentialsInMemory extends ICredentialsHelper {
	/** How often a credential was read: in n8n every time is a query and a decryption. */
	reads = 0;

	private readonly types: Map<string, ICredentialType>;

	constructor(
		types: ICredentialType[],
		private readonly data: CredentialData,
	) {
		super();
		this.types = new Map(types.map((type) => [type.name, type]));
	}

	getParentTypes(): string[] {
		return [];
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		const data = this.data[type];
		if (!data) throw new Error(`This test gave no data for the credential "${type}".`);
		return { ...data };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.types.get(type)?.authenticate;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		throw new Error(`The credential "${type}" has no authenticate function.`);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.get(type)?.properties ?? [];
	}

	async getCredentials(): Promise<never> {
		throw new Error('Encrypted credentials are not part of this stand-in.');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}
}
