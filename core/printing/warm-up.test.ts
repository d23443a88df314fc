import { GlobalFonts } from '@napi-rs/canvas';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startHousekeeping } from '../app/housekeeping.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { putPrinter } from './printing.repo.ts';
import { warmUpDrawing } from './warm-up.ts';

const hasFonts = () => GlobalFonts.has('Dokani Receipt') && GlobalFonts.has('Dokani Receipt Bold');

it('loads canvas and fonts soon after the start, before the first receipt, and only where the shop prints', async () => {
  const shop = createTestShop();
  onTestFinished(() => shop.db.close());
  await warmUpDrawing(shop);
  expect(hasFonts()).toBe(false);
  putPrinter(shop.db, {
    id: shop.ports.ids.next(),
    name: 'Counter',
    widthDots: 384,
    connection: { kind: 'virtual' },
    cut: true,
    drawer: false,
    isDefault: true,
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const keeper = startHousekeeping(shop);
  await vi.advanceTimersByTimeAsync(3000);
  await keeper.stop();
  expect(hasFonts()).toBe(true);
});
