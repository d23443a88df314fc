export * from './catalog.ts';
export * from './ledgers.ts';
export * from './marketplace.ts';
export * from './people.ts';
export * from './queues.ts';
