// Lets the network learn and shows what it does; all that is computed is Java's, in page.wasm.

import { drawCanvases } from './draw.js';

const MARKS = [100, 1000];
const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200];
const RATES = { Adam: 0.01, RmsProp: 0.01, Momentum: 0.1, Sgd: 0.5 };
const FRAME_BUDGET = 12;
const COMPARED_SEEDS = 3;
const LEAST_NORM = -8;
const LARGEST_NORM = 2;

const $ = id => document.getElementById(id);
const page = { running: true, pristine: true, losses: [], cursor: [0, 0], hashes: {} };
let java;
let hotspot = {};

async function begin() {
  java = await compiled();
  hotspot = await (await fetch('hotspot.json')).json();
  listen();
  run(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  restart();
  page.java = java;
  window.page = page;
  requestAnimationFrame(frame);
}

// What Java was compiled to: WebAssembly, or JavaScript where that has no garbage collection, or where "?javascript" asks for it.
async function compiled() {
  if (!new URLSearchParams(location.search).has('javascript')) {
    try {
      return (await TeaVM.wasmGC.load('page.wasm')).exports;
    } catch (error) {
      console.warn('No WebAssembly with garbage collection, JavaScript instead:', error);
    }
  }
  const plain = await import('./page.plain.js');
  $('means').textContent = 'JavaScript, which has the same bits and takes longer';
  return plain;
}

// ---- learning

function restart() {
  const rate = Number($('rate').value);
  const seed = Number($('seed').value);
  if (!(rate > 0 && rate <= 10) || !Number.isInteger(seed) || seed < 0) {
    problem('The rate is to be over 0 and at most 10, the seed a whole number.');
    return;
  }
  problem('');
  java.start($('points').value, $('network').value, $('optimizer').value, rate, seed);
  page.losses = [];
  page.hashes = {};
  page.pristine = true;
  page.layers = java.layers().split('\n').map(line => {
    const [name, inputs, units, activation, offset] = line.split(' ');
    return { name, inputs: +inputs, units: +units, activation, offset: +offset };
  });
  $('source').textContent = source();
  layerRows();
  draw();
}

function learn(count) {
  const steps = java.steps();
  const mark = MARKS.find(m => m > steps) ?? Infinity;
  java.step(Math.min(count, mark - steps));
  const done = java.steps();
  if (done === steps) return 0;
  page.losses.push(done, java.loss());
  if (page.losses.length > 4000) page.losses = page.losses.filter((_, i) => i % 4 < 2);
  if (MARKS.includes(done)) page.hashes[done] = java.hash();
  if (!Number.isFinite(java.loss())) {
    run(false);
    problem('The loss is no number any more: the rate is too large. Restart with a smaller one.');
  }
  return done - steps;
}

let lastFrame = 0;
let frameTime = 16;
let stepsPerSecond = 0;

function frame(now) {
  const elapsed = now - lastFrame;
  lastFrame = now;
  if (page.running) {
    let wanted = SPEEDS[$('speed').value];
    let done = 0;
    const start = performance.now();
    while (done < wanted && performance.now() - start < FRAME_BUDGET) {
      const made = learn(Math.min(10, wanted - done));
      if (made === 0) break;
      done += made;
    }
    if (elapsed > 0 && elapsed < 1000) {
      frameTime += 0.05 * (elapsed - frameTime);
      stepsPerSecond += 0.05 * (1000 * done / elapsed - stepsPerSecond);
    }
    draw();
  }
  requestAnimationFrame(frame);
}

function run(on) {
  page.running = on;
  $('run').textContent = on ? 'Pause' : 'Run';
  $('rates').style.visibility = on ? 'visible' : 'hidden';
}

// ---- showing

function draw() {
  drawCanvases(java, page);
  drawLayers();
  drawFigures();
  drawHashes();
}

function layerRows() {
  $('layers').replaceChildren(...page.layers.map(layer => {
    const row = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = layer.name;
    row.append(name, bar('--second'), bar('--first'));
    return row;
  }));
}

function bar(shade) {
  const cell = document.createElement('td');
  const box = document.createElement('div');
  box.className = 'bar';
  box.style.setProperty('--shade', 'var(' + shade + ')');
  box.append(document.createElement('i'), document.createElement('span'));
  cell.append(box);
  return cell;
}

function drawLayers() {
  const norms = java.norms();
  document.querySelectorAll('#layers .bar').forEach((box, k) => {
    const share = (Math.log10(norms[k]) - LEAST_NORM) / (LARGEST_NORM - LEAST_NORM);
    box.style.setProperty('--share', 100 * Math.min(1, Math.max(0, share)) + '%');
    box.lastChild.textContent = short(norms[k]);
  });
}

function short(value) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  return value >= 0.001 && value < 1000 ? value.toPrecision(2) : value.toExponential(0);
}

function drawFigures() {
  $('steps').textContent = java.steps();
  const loss = java.loss();
  $('loss').textContent = Number.isFinite(loss) ? loss.toFixed(4) : '–';
  const accuracy = java.accuracy();
  $('accuracy').textContent = Number.isFinite(accuracy) ? (100 * accuracy).toFixed(0) + ' %' : '–';
  $('rate-shown').textContent = Math.round(stepsPerSecond);
  $('frames').textContent = Math.round(1000 / frameTime);
}

function drawHashes() {
  $('here').textContent = java.hash();
  let same = 0;
  let compared = 0;
  for (const mark of MARKS) {
    const there = comparable() ? hotspot[`${$('points').value} ${$('network').value} ${$('seed').value} ${mark}`] : undefined;
    $('here-' + mark).textContent = page.hashes[mark] ?? '–';
    $('there-' + mark).textContent = there ?? '–';
    if (there && page.hashes[mark]) {
      compared++;
      if (there === page.hashes[mark]) same++;
    }
  }
  const verdict = $('verdict');
  verdict.className = compared === same ? 'good' : 'bad';
  verdict.textContent = !comparable()
    ? `HotSpot learned with Adam, rate 0.01 and seeds 1 to ${COMPARED_SEEDS}.`
    : compared === 0 ? '' : compared === same ? 'The same bits.' : 'Other bits!';
  if (!comparable()) verdict.className = '';
}

function comparable() {
  return page.pristine && $('points').value !== 'OWN' && $('optimizer').value === 'Adam'
    && Number($('rate').value) === RATES.Adam && $('seed').value >= 1 && $('seed').value <= COMPARED_SEEDS;
}

// The declaration as it stands in Java, from what the network tells of its layers.
function source() {
  const lines = ['@Network(inputs = 2)', '@Loss(LossFunction.BINARY_CROSS_ENTROPY)',
    `public interface ${$('network').value} {`];
  page.layers.forEach((layer, k) => {
    if (k > 0) lines.push('');
    lines.push(`  @Dense(units = ${layer.units}, activation = Activation.${layer.activation})`,
      `  Layer ${layer.name}();`);
  });
  return [...lines, '}'].join('\n');
}

// ---- what one does

function listen() {
  $('run').onclick = () => run(!page.running);
  $('step').onclick = () => {
    run(false);
    learn(1);
    draw();
  };
  $('restart').onclick = restart;
  for (const id of ['points', 'network', 'rate', 'seed']) $(id).onchange = restart;
  $('optimizer').onchange = () => {
    $('rate').value = RATES[$('optimizer').value];
    restart();
  };
  $('clear').onclick = () => {
    $('points').value = 'OWN';
    java.clear();
    restart();
  };
  $('plane').onclick = event => {
    const box = $('plane').getBoundingClientRect();
    add((event.clientX - box.left) / box.width * 2 - 1, 1 - (event.clientY - box.top) / box.height * 2);
  };
  $('plane').onkeydown = moveCursor;
  $('plane').onfocus = $('plane').onblur = draw;
  $('save').onclick = save;
  $('load').onchange = load;
  document.onkeydown = shortcut;
  window.onresize = draw;
  matchMedia('(prefers-color-scheme: dark)').onchange = draw;
}

function add(x, y) {
  $('points').value = 'OWN';
  page.pristine = false;
  java.add(x, y, document.querySelector('input[name=colour]:checked').value === '1');
  draw();
}

function moveCursor(event) {
  const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (move) {
    page.cursor = page.cursor.map((at, k) => Math.max(-1, Math.min(1, at + 0.05 * move[k])));
    tell('');
  } else if (event.key === 'Enter' || event.key === ' ') {
    add(...page.cursor);
    tell(' set');
  } else {
    return;
  }
  event.preventDefault();
  draw();
}

// For who does not see the cursor.
function tell(done) {
  const [x, y] = page.cursor.map(at => at.toFixed(2));
  $('cursor').textContent = `${x}, ${y}${done}`;
}

function shortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const button = { p: 'run', s: 'step', r: 'restart' }[event.key.toLowerCase()];
  if (button) $(button).click();
}

function save() {
  const url = URL.createObjectURL(new Blob([java.save()], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = $('network').value.toLowerCase() + '.safetensors';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  $('file-message').textContent = `Saved as ${link.download}.`;
}

async function load() {
  const [file] = $('load').files;
  if (!file) return;
  const message = java.load(new Int8Array(await file.arrayBuffer()));
  page.pristine = page.pristine && message !== '';
  $('file-message').textContent = message === '' ? `Loaded ${file.name}.` : `${file.name} is no file of this network: ${message}`;
  $('load').value = '';
  draw();
}

function problem(text) {
  $('problem').textContent = text;
  $('problem').hidden = text === '';
}

begin().catch(error => problem(
  `This page has to be served by HTTP, all files of it. (${error.message})`));
