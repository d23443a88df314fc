import { EventEmitter } from 'node:events';
import type { BrowserContext } from '@playwright/test';
import type { StandInUtilityProcess } from './utility-process.ts';

/** What the stand-in saw and what tests set up: the operating system as Electron would show it. */
export const world = {
  ipcMain: new EventEmitter(),
  schemes: new Map<string, (request: Request) => Promise<Response>>(),
  context: null as BrowserContext | null,
  children: [] as StandInUtilityProcess[],
  navigations: [] as { url: string; prevented: boolean }[],
  printers: ['XP-80C'],
  printed: [] as { deviceName: string; silent: boolean; url: string }[],
  errorBoxes: [] as string[],
  questions: [] as { detail: string }[],
  answerToQuestion: 0,
  openedOutside: [] as string[],
  exitCode: null as number | null,
  permissionRequest: null as
    | ((
        contents: unknown,
        permission: string,
        decide: (ok: boolean) => void,
        details: { requestingUrl: string },
      ) => void)
    | null,
  permissionCheck: null as ((contents: unknown, permission: string, from: string) => boolean) | null,
  windowOptions: [] as Record<string, unknown>[],
  userData: '',
};
