import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../words.ts';
import { Screen } from './screen.ts';

/** Products from a file: choose it, say what its columns are, check, run, take back. */
export class ImportPage extends Screen {
  readonly words: Words;

  constructor(page: Page, words: Words) {
    super(page);
    this.words = words;
  }

  /** Opens the page from the address bar. */
  override async open(): Promise<void> {
    await super.open('/#/products/import');
    await expect(this.button('drop.choose')).toBeVisible();
  }

  /** A button by its text. */
  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.words.t(`imports:${key}`), exact: true });
  }

  /** Gives a file to the program. */
  async offer(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('drop.choose').click();
    await (await chooser).setFiles(file);
  }

  /** Chooses a file and waits for its columns. */
  async choose(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.offer(file);
    await expect(this.button('columns.next')).toBeVisible({ timeout: 60_000 });
  }

  /** Which sheet of a workbook is read; not there where there is nothing to choose. */
  get sheet(): Locator {
    const name = this.words.t('imports:sheet.label');
    return this.page.getByRole('combobox', { name }).or(this.page.getByRole('textbox', { name }));
  }

  /** Takes another sheet of the workbook and waits for its columns. */
  async takeSheet(name: string): Promise<void> {
    await this.sheet.click();
    await this.page.getByRole('option', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { name: new RegExp(name) })).toBeVisible();
  }

  /** What a column of the file is taken for. */
  column(name: string): Locator {
    return this.page
      .getByRole('combobox', { name: this.words.t('imports:columns.fieldOf', { name }) })
      .or(this.page.getByRole('textbox', { name: this.words.t('imports:columns.fieldOf', { name }) }));
  }

  /** Says what a column is, as a person would: opens the list and picks. */
  async map(column: string, field: string): Promise<void> {
    await this.column(column).click();
    await this.page
      .getByRole('option', { name: this.words.t(`imports:fields.${field}`), exact: true })
      .click();
  }

  /** A count of the check or of the result, such as `create` or `refuse`. */
  async expectCount(name: 'create' | 'update' | 'unchanged' | 'refuse' | 'warnings', count: number) {
    const label = this.page.getByText(this.words.t(`imports:check.${name}`), { exact: true }).first();
    await expect(label.locator('..')).toContainText(this.words.number(count), { timeout: 60_000 });
  }

  /** Goes from the columns to the check. */
  async check(): Promise<void> {
    await this.button('columns.next').click();
    await expect(this.page.getByRole('heading', { name: this.words.t('imports:check.title') })).toBeVisible();
  }

  /** Runs the import that is checked and waits until it is done. */
  async run(products: number, fileName: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.words.t('imports:check.run', { count: products }) })
      .click();
    await expect(
      this.page.getByRole('heading', { name: this.words.t('imports:result.done', { name: fileName }) }),
    ).toBeVisible({ timeout: 120_000 });
  }

  /** Takes the import on the screen back. */
  async undo(fileName: string): Promise<void> {
    await this.button('result.undo').click();
    await this.button('result.undoYes').click();
    await expect(
      this.page.getByRole('heading', { name: this.words.t('imports:result.undone', { name: fileName }) }),
    ).toBeVisible({ timeout: 120_000 });
  }
}
