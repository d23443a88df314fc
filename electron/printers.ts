import { BrowserWindow } from 'electron';

const DOTS_PER_INCH = 203;
const MICRONS_PER_INCH = 25_400;
const MAX_PNG_BASE64 = 1_400_000;

/** Names of the printers that the operating system offers to this user. */
export async function listPrinters(window: BrowserWindow | null): Promise<string[]> {
  const printers = await window?.webContents.getPrintersAsync();
  return (printers ?? []).map((printer) => printer.name);
}

/** Height of a PNG in pixels, from its header. Throws where the bytes are no PNG. */
export function pngHeight(pngBase64: string): number {
  const header = Buffer.from(pngBase64.slice(0, 64), 'base64');
  if (header.length < 24 || header.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
  return header.readUInt32BE(20);
}

function pageOf(pngBase64: string): string {
  const style = 'html,body{margin:0}img{display:block;width:100%;image-rendering:pixelated}';
  const page = `<!doctype html><style>@page{margin:0}${style}</style><img src="data:image/png;base64,${pngBase64}">`;
  return `data:text/html;base64,${Buffer.from(page).toString('base64')}`;
}

/** Prints a picture at its true size on a printer of the operating system, without a dialog. Rejects with the system's reason. */
export async function printPicture(printerName: string, pngBase64: string, widthDots: number): Promise<void> {
  if (pngBase64.length > MAX_PNG_BASE64) throw new Error('the picture is too large to print');
  const microns = (dots: number) => Math.round((dots / DOTS_PER_INCH) * MICRONS_PER_INCH);
  const pageSize = { width: microns(widthDots), height: microns(pngHeight(pngBase64)) };
  const page = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await page.loadURL(pageOf(pngBase64));
    await new Promise<void>((resolve, reject) => {
      const settings = {
        silent: true,
        printBackground: true,
        deviceName: printerName,
        margins: { marginType: 'none' as const },
        pageSize,
      };
      page.webContents.print(settings, (done, reason) => (done ? resolve() : reject(new Error(reason))));
    });
  } finally {
    page.destroy();
  }
}
