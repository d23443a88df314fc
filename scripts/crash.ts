// `npm run crash`: the store server killed a thousand times under sales, and every promise checked.
import { parseArgs } from 'node:util';
import { crashTest } from './crash/crash-run.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } });
const { kills, sales, retried, problems } = await crashTest(Number(values.kills), (text) =>
  console.log(text),
);
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `Sound after ${kills} kills: ${sales} sales, ${retried} of them sent again after a kill.`
    : `Broken after ${kills} kills.`,
);
process.exit(problems.length === 0 ? 0 : 1);
