// Draws what the network does; all that is computed is Java's, in page.wasm.

const PLANE = 64;
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
  if (!window.TeaVM || !TeaVM.wasmGC) throw new Error('page.wasm-runtime.js is missing');
  java = (await TeaVM.wasmGC.load('page.wasm')).exports;
  hotspot = await (await fetch('hotspot.json')).json();
  listen();
  restart();
  page.java = java;
  window.page = page;
  requestAnimationFrame(frame);
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
}

// ---- drawing

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function rgb(name) {
  const hex = colour(name);
  return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
}

function context(id) {
  const canvas = $(id);
  const scale = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * scale);
  const height = Math.round(canvas.clientHeight * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const c = canvas.getContext('2d');
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return [c, canvas.clientWidth, canvas.clientHeight];
}

function draw() {
  drawPlane();
  drawNet();
  drawCurve();
  drawLayers();
  drawFigures();
  drawHashes();
}

const small = document.createElement('canvas');
small.width = small.height = PLANE;

function drawPlane() {
  const [c, width, height] = context('plane');
  const values = java.plane(PLANE);
  const first = rgb('--first');
  const second = rgb('--second');
  const middle = rgb('--plane-middle');
  const image = new ImageData(PLANE, PLANE);
  for (let k = 0; k < values.length; k++) {
    const certainty = 2 * values[k] - 1;
    const end = certainty < 0 ? first : second;
    const share = 0.62 * Math.abs(certainty);
    for (let i = 0; i < 3; i++) image.data[4 * k + i] = middle[i] + share * (end[i] - middle[i]);
    image.data[4 * k + 3] = 255;
  }
  const s = small.getContext('2d');
  s.putImageData(image, 0, 0);
  c.imageSmoothingEnabled = true;
  c.drawImage(small, 0, 0, width, height);
  drawBoundary(c, values, width / PLANE);
  drawPoints(c, width, height);
  if (document.activeElement === $('plane')) drawCursor(c, width, height);
}

// Where the probability is a half: a line through each square of four centres.
function drawBoundary(c, values, cell) {
  c.beginPath();
  for (let row = 0; row + 1 < PLANE; row++) {
    for (let column = 0; column + 1 < PLANE; column++) {
      const k = row * PLANE + column;
      const corners = [values[k], values[k + 1], values[k + PLANE + 1], values[k + PLANE]];
      const ends = [];
      for (let i = 0; i < 4; i++) {
        const a = corners[i] - 0.5;
        const b = corners[(i + 1) % 4] - 0.5;
        if (a < 0 === b < 0) continue;
        const share = a / (a - b);
        const x = [share, 1, 1 - share, 0][i];
        const y = [0, share, 1, 1 - share][i];
        ends.push([(column + 0.5 + x) * cell, (row + 0.5 + y) * cell]);
      }
      for (let i = 0; i + 1 < ends.length; i += 2) {
        c.moveTo(...ends[i]);
        c.lineTo(...ends[i + 1]);
      }
    }
  }
  c.strokeStyle = colour('--ink');
  c.lineWidth = 1.5;
  c.stroke();
}

function drawPoints(c, width, height) {
  const points = java.points();
  c.strokeStyle = colour('--card');
  c.lineWidth = 1.2;
  const radius = Math.max(2.6, width / 150);
  for (let k = 0; k < points.length; k += 3) {
    c.beginPath();
    c.arc((points[k] + 1) / 2 * width, (1 - points[k + 1]) / 2 * height, radius, 0, 7);
    c.fillStyle = colour(points[k + 2] > 0.5 ? '--second' : '--first');
    c.fill();
    c.stroke();
  }
}

function drawCursor(c, width, height) {
  const x = (page.cursor[0] + 1) / 2 * width;
  const y = (1 - page.cursor[1]) / 2 * height;
  c.strokeStyle = colour('--ink');
  c.lineWidth = 2;
  c.beginPath();
  c.moveTo(x - 9, y);
  c.lineTo(x + 9, y);
  c.moveTo(x, y - 9);
  c.lineTo(x, y + 9);
  c.stroke();
}

function drawNet() {
  const [c, width, height] = context('net');
  const p = java.parameters();
  const columns = [page.layers[0].inputs, ...page.layers.map(layer => layer.units)];
  const x = k => 14 + k * (width - 28) / (columns.length - 1);
  const y = (unit, count) => (unit + 0.5) * (height - 18) / count;
  page.layers.forEach((layer, k) => {
    let largest = 1e-9;
    const end = layer.offset + layer.inputs * layer.units;
    for (let i = layer.offset; i < end; i++) largest = Math.max(largest, Math.abs(p[i]));
    for (let from = 0; from < layer.inputs; from++) {
      for (let to = 0; to < layer.units; to++) {
        const w = p[layer.offset + from * layer.units + to];
        c.globalAlpha = Math.min(1, 0.06 + 0.85 * Math.abs(w) / largest);
        c.strokeStyle = colour(w < 0 ? '--first' : '--second');
        c.lineWidth = 0.4 + 1.4 * Math.abs(w) / largest;
        c.beginPath();
        c.moveTo(x(k), y(from, layer.inputs));
        c.lineTo(x(k + 1), y(to, layer.units));
        c.stroke();
      }
    }
  });
  c.globalAlpha = 1;
  c.fillStyle = colour('--ink');
  columns.forEach((count, k) => {
    for (let unit = 0; unit < count; unit++) {
      c.beginPath();
      c.arc(x(k), y(unit, count), 3.2, 0, 7);
      c.fill();
    }
  });
  c.fillStyle = colour('--quiet');
  c.font = '11px system-ui, sans-serif';
  columns.forEach((count, k) => {
    c.textAlign = k === 0 ? 'left' : k + 1 === columns.length ? 'right' : 'center';
    const edge = k === 0 ? -10 : k + 1 === columns.length ? 10 : 0;
    c.fillText(k === 0 ? 'input' : page.layers[k - 1].name, x(k) + edge, height - 3);
  });
}

function drawCurve() {
  const [c, width, height] = context('curve');
  const losses = page.losses;
  const left = 40;
  const bottom = height - 16;
  let low = 0;
  let high = 0;
  for (let k = 1; k < losses.length; k += 2) {
    const y = Math.log10(Math.max(losses[k], 1e-12));
    if (Number.isFinite(y)) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  low = Math.floor(low - 0.01);
  high = Math.ceil(high);
  const last = Math.max(100, losses[losses.length - 2] ?? 0);
  const x = step => left + step / last * (width - left - 4);
  const y = value => 6 + (high - value) / (high - low) * (bottom - 6);
  c.font = '11px system-ui, sans-serif';
  c.fillStyle = colour('--quiet');
  c.strokeStyle = colour('--line');
  c.lineWidth = 1;
  const every = Math.ceil((high - low) / 6);
  for (let power = low; power <= high; power += every) {
    c.beginPath();
    c.moveTo(left, y(power));
    c.lineTo(width, y(power));
    c.stroke();
    c.textAlign = 'right';
    c.fillText(power > -4 ? String(10 ** power) : '1e' + power, left - 6, y(power) + 4);
  }
  c.fillText(last + ' steps', width - 2, height - 2);
  c.strokeStyle = colour('--second');
  c.lineWidth = 2;
  c.lineJoin = 'round';
  c.beginPath();
  for (let k = 0; k < losses.length; k += 2) {
    const value = Math.log10(Math.max(losses[k + 1], 1e-12));
    if (Number.isFinite(value)) c.lineTo(x(losses[k]), y(value));
  }
  c.stroke();
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
  } else if (event.key === 'Enter') {
    add(...page.cursor);
  } else {
    return;
  }
  event.preventDefault();
  draw();
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
  'This page needs WebAssembly with garbage collection, and to be served by HTTP: Chrome 119, Firefox 120 or Safari 18.2, or later. ('
    + error.message + ')'));
