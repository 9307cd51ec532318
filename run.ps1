# Opens the program on Windows; sets up what is missing. Needs Python 3.11 or newer from python.org.
#   powershell -ExecutionPolicy Bypass -File run.ps1

$ErrorActionPreference = "Stop"
$root = $PSScriptRoot
$python = Join-Path $root ".venv\Scripts\python.exe"
$lock = Join-Path $root "requirements\lock.txt"
$installed = Join-Path $root ".venv\installed.txt"

if (-not (Test-Path $python)) {
    py -3 -m venv (Join-Path $root ".venv")
    if ($LASTEXITCODE -ne 0) { throw "Python 3.11 or newer is needed." }
}
if (-not (Test-Path $installed) -or (Get-FileHash $lock).Hash -ne (Get-FileHash $installed).Hash) {
    Write-Host "Setting up, once only; a minute or two."
    & $python -m pip install --quiet --disable-pip-version-check --require-hashes -r $lock
    if ($LASTEXITCODE -ne 0) { throw "The packages could not be installed." }
    Copy-Item $lock $installed
}

$env:PYTHONPATH = $root
if ($args.Count -eq 0) { $args = @("--sample") }
& $python -P -m app @args
exit $LASTEXITCODE
