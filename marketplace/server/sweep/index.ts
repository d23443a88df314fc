export { runOrderTimer, runSweep, sweepStep } from './run-sweep.ts';
