// A till that sells the same goods at the counter and publishes what is left after every sale.
import { callNode } from './rpc.ts';

/** What the till is told. */
export type TillTask = {
  urls: string[];
  key: string;
  listing: { listingId: string; packId: string; price: number };
  onHand: number;
  safety: number;
  sales: number;
  everyMs: number;
};

/** What the till did. */
export type TillReport = { onHand: number; version: number; refused: string[] };

async function publish(task: TillTask, version: number, onHand: number): Promise<string | null> {
  const { listingId, packId, price } = task.listing;
  const fields = {
    nameBn: '',
    nameEn: 'Load test goods',
    generic: '',
    strength: '',
    dosageForm: '',
    manufacturer: '',
    categoryPath: [],
    drugClass: 'none',
    description: '',
    specifications: [],
    barcodes: [],
    baseUnit: 'piece',
    packs: [{ packId, unit: 'piece', label: '', baseQuantity: 1, price }],
    available: Math.max(0, onHand - task.safety),
    nearExpiry: null,
    pictures: [],
  };
  const answer = await callNode(task.urls[version % task.urls.length] ?? '', 'sync/putListings', task.key, {
    items: [{ listingId, version, fields }],
  });
  if (answer.code !== null) return answer.code;
  const { items } = answer.value as { items: { result: string; reason: string }[] };
  return items[0]?.result === 'refused' ? items[0].reason : null;
}

async function sell(task: TillTask): Promise<void> {
  const report: TillReport = { onHand: task.onHand, version: 1, refused: [] };
  const first = await publish(task, 1, task.onHand);
  if (first !== null) report.refused.push(first);
  process.send?.('published');
  await new Promise((resolve) => process.once('message', resolve));
  for (let sold = 0; sold < task.sales; sold += 1) {
    report.onHand -= 1;
    report.version += 1;
    const refused = await publish(task, report.version, report.onHand);
    if (refused !== null) report.refused.push(refused);
    await new Promise((resolve) => setTimeout(resolve, task.everyMs));
  }
  process.send?.(report, () => process.disconnect());
}

process.once('message', (task: TillTask) => void sell(task));
