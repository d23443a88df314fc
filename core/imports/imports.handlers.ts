import { door } from '../app/door.ts';
import type { Actor, Shop } from '../app/shop.ts';
import { cancelImport } from './cancel-import.ts';
import { chooseSheet } from './choose-sheet.ts';
import { decodeBase64 } from './decode-base64.ts';
import { asShown } from './import-jobs.ts';
import { importDtos, issuePage } from './imports.repo.ts';
import { loadSample } from './load-sample.ts';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const by = (context: { shop: Shop; actor: Actor }) => ({ ...context.shop, actor: context.actor });
const { imports } = door;

/** The procedures of importing a catalogue. */
export const importsHandlers = {
  upload: imports.upload.handler(({ input: { contentBase64, ...input }, context }) =>
    uploadImport(by(context), { ...input, content: decodeBase64(contentBase64, 'contentBase64') }),
  ),
  chooseSheet: imports.chooseSheet.handler(({ input, context }) => chooseSheet(by(context), input)),
  preview: imports.preview.handler(({ input, context }) => previewImport(by(context), input)),
  run: imports.run.handler(({ input, context }) => runImport(by(context), input)),
  loadSample: imports.loadSample.handler(({ input, context }) => loadSample(by(context), input)),
  get: imports.get.handler(({ input, context }) => oneImport(by(context), input.importId)),
  list: imports.list.handler(({ context }) => ({
    items: importDtos(context.shop.db).map((found) => asShown(context.shop, found)),
  })),
  issues: imports.issues.handler(({ input: { importId, ...page }, context }) =>
    issuePage(context.shop.db, importId, page),
  ),
  cancel: imports.cancel.handler(({ input, context }) => cancelImport(by(context), input.importId)),
  undo: imports.undo.handler(({ input, context }) => undoImport(by(context), input.importId)),
};
