import type { ShopEvent } from '../../shared/contract/events.contract.ts';

let audio: AudioContext | null = null;

function tone(frequency: number, at: number, seconds: number, type: OscillatorType): void {
  if (!audio) return;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  const start = audio.currentTime + at;
  oscillator.type = type;
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.12, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}

/** One short high beep: taken. Two low ones: refused. Three rising ones: an order, three falling ones: an order that came to nothing. Silent where the shop or the computer wants it so. */
export function playSound(kind: 'ok' | 'refuse' | 'order' | 'order-over', isOn: boolean): void {
  if (!isOn || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  void audio.resume();
  if (kind === 'ok') tone(1320, 0, 0.09, 'sine');
  else if (kind === 'order') {
    tone(660, 0, 0.16, 'sine');
    tone(880, 0.18, 0.16, 'sine');
    tone(1100, 0.36, 0.3, 'sine');
  } else if (kind === 'order-over') {
    tone(1100, 0, 0.16, 'sine');
    tone(880, 0.18, 0.16, 'sine');
    tone(660, 0.36, 0.3, 'sine');
  } else {
    tone(220, 0, 0.14, 'square');
    tone(180, 0.18, 0.2, 'square');
  }
}

/** Rings where the event is an order that came, or one that came to nothing after the shop took it on. */
export function ringForOrder(event: ShopEvent, isOn: boolean): void {
  if (event.type !== 'market-order') return;
  if (event.isNew) playSound('order', isOn);
  else if (event.isOver) playSound('order-over', isOn);
}
