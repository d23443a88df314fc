// Imported first by the entry scripts, and written in old syntax, so that an old Node says so in words.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`Dokani needs Node 20 or newer to start; this machine runs Node ${process.versions.node}.`);
  console.error('Install a current Node from https://nodejs.org and run the same command again.');
  process.exit(1);
}
