import { expect, test } from './fixtures.ts';
import { NAPA, shelve } from './goods.ts';
import { ImportPage } from './page-models/import-page.ts';
import { SignIn } from './page-models/sign-in.ts';
import { OWNER_PIN } from './store-client.ts';

const MANAGER = { id: '0190bbbb-0000-7000-8000-000000000001', name: 'Salma', pin: '573028' };

test('forms half typed are there after the till has locked itself, for the same person only', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await shelve(owner.api, NAPA);
  await owner.api.users.create({ ...MANAGER, role: 'manager', language: 'en' });
  await page.clock.install();
  await counter.open();
  const signIn = new SignIn(page, words);
  const lock = async () => {
    await page.clock.fastForward(owner.session.idleLockMs + 6000);
    await expect(signIn.face(MANAGER.name)).toBeVisible();
  };
  const save = page.getByRole('button', { name: words.t('office:save'), exact: true });
  // While it is being sent the button is disabled too, and the form still asks before it is left.
  const expectSaved = async () => {
    await expect(save).toBeDisabled();
    await expect(save).not.toHaveAttribute('data-loading');
  };
  const go = (hash: string) => page.evaluate(`window.location.hash = '#${hash}'`);

  const generic = page.getByRole('textbox', { name: words.t('products:generic'), exact: true });
  await go('/products');
  await page.getByRole('row').filter({ hasText: 'Napa' }).first().click();
  await generic.fill('Half typed');
  await lock();
  await expect(generic).toHaveCount(0);
  await signIn.face(MANAGER.name).click();
  await signIn.enter(MANAGER.pin);
  await page.getByRole('row').filter({ hasText: 'Napa' }).first().click();
  await expect(generic).not.toHaveValue('Half typed');
  await lock();
  await signIn.face(owner.session.user.name).click();
  await signIn.enter(OWNER_PIN);
  await expect(generic).toHaveValue('Half typed');
  await expect(generic).toBeFocused();
  await generic.press('Control+Enter');
  await expect
    .poll(async () => (await owner.api.catalog.list({ text: 'Napa' })).items[0]?.generic)
    .toBe('Half typed');
  await expectSaved();

  await go('/settings/shop');
  const licence = page.getByRole('textbox', { name: words.t('settings:shop.drugLicence') });
  await licence.fill('DL-12');
  await lock();
  await signIn.enter(OWNER_PIN);
  await expect(licence).toHaveValue('DL-12');
  await expect(licence).toBeFocused();
  await licence.press('Control+Enter');
  await expect.poll(async () => (await owner.api.settings.get({})).shop.drugLicence).toBe('DL-12');
  await expectSaved();

  const imports = new ImportPage(page, words);
  await imports.open();
  await imports.choose({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Item,Rate,Where\nAce,2,A-1\n'),
  });
  await imports.map('Where', 'shelf');
  await lock();
  await signIn.enter(OWNER_PIN);
  await expect(imports.column('Where')).toHaveValue(words.t('imports:fields.shelf'));
});

test('a shorter time until the lock holds at once for whoever sits at the till', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await page.clock.install();
  await counter.open();
  const { counter: was } = await owner.api.settings.get({});
  const read = page.waitForResponse((response) => response.url().endsWith('/session/current'));
  await owner.api.settings.save({ counter: { ...was, idleLockMinutes: 1 }, was: { counter: was } });
  await read;
  await page.clock.fastForward(67_000);
  await expect(new SignIn(page, words).face(owner.session.user.name)).toBeVisible();
});
