import { app } from 'electron';

/**
 * Looks for a newer version once, where the installed app was built with a feed, and installs it at the next quit.
 * Without a feed (source checkout, or DOKANI_UPDATE_FEED unset at build) it does nothing and asks no network.
 */
export async function followUpdates(feed: string | undefined): Promise<void> {
  if (!app.isPackaged || !feed) return;
  const { default: updater } = await import('electron-updater');
  updater.autoUpdater.setFeedURL({ provider: 'generic', url: feed });
  updater.autoUpdater.autoDownload = true;
  updater.autoUpdater.autoInstallOnAppQuit = true;
  await updater.autoUpdater.checkForUpdates().catch(() => null);
}
