import type { Checks } from '../checks';
import type { InstalledN8n } from '../installN8n';
import { checkBuilding } from './buildChecks';
import { checkNodes } from './nodeChecks';
import { openEditor, type Editor } from './openEditor';
import { createCredentials, saveOurNodes } from './ourNodes';
import { checkPanel } from './panelChecks';
import { checkWorkflows } from './workflowChecks';

/** n8n's editor in a real browser: what people see who drag, import and type. */
export async function checkEditor(checks: Checks, installed: InstalledN8n, tarball: string): Promise<void> {
	let editor: Editor | undefined;
	await checks.run('editor: opens, with the workflows that n8n\'s own command imported', async () => {
		editor = await openEditor(installed, tarball);
	});
	if (!editor) return;
	try {
		await checkPanel(checks, editor);
		const credentials = await createCredentials(editor);
		await checkNodes(checks, editor, await saveOurNodes(editor, credentials));
		await checkWorkflows(checks, editor, credentials);
		await checkBuilding(checks, editor);
	} finally {
		await editor.close();
	}
}
