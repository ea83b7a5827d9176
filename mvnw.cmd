<# : the part for cmd, which PowerShell takes for a comment
@echo off
rem Runs the one Maven that this project is built with, fetching it first where it is missing:
rem   1. unpacked by an earlier run, below %MAVEN_USER_HOME% or %USERPROFILE%\.m2;
rem   2. any mvn on the path resolves it by its coordinates, with the settings of its user;
rem   3. a download, from the Maven repository %MVNW_REPOURL% or else from the Apache release archive.
setlocal
set "MVNW_VERSION=3.9.16"
set "MVNW_SHA512=ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3"
set "MVNW_DISTS=%USERPROFILE%\.m2\wrapper\dists"
if defined MAVEN_USER_HOME set "MVNW_DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "MVNW_MAVEN=%MVNW_DISTS%\apache-maven-%MVNW_VERSION%-%MVNW_SHA512:~0,12%"
set "MVNW_SCRIPT=%~f0"
set "MVNW_ARGUMENTS=%*"
if not exist "%MVNW_MAVEN%\bin\mvn.cmd" (
  powershell -NoProfile -ExecutionPolicy Bypass -Command "Invoke-Expression (Get-Content -Raw -LiteralPath $env:MVNW_SCRIPT)"
)
if not exist "%MVNW_MAVEN%\bin\mvn.cmd" exit /b 1
"%MVNW_MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
#>

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$version = $env:MVNW_VERSION
$archive = "apache-maven-$version-bin.zip"

# Of our own options the installed Maven gets those which say where artifacts come from.
function Resolve-Archive($work) {
  $source = '(?<=^|\s)((--?g?s|--settings|--global-settings)[ =]("[^"]*"|\S+)|"?-Dmaven\.repo\.local=("[^"]*"|[^\s"]+)"?|-o|--offline)(?=\s|$)'
  $options = [regex]::Matches($env:MVNW_ARGUMENTS, $source) | ForEach-Object { $_.Value }
  $copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.10.0:copy'
  $command = "mvn -q -B $options $copy ""-DoutputDirectory=$work"" -Dartifact=org.apache.maven:apache-maven:${version}:zip:bin"
  New-Item -ItemType Directory "$work\empty" | Out-Null
  # An empty folder, for that Maven may be too old to read our pom.
  Push-Location "$work\empty"
  try { cmd /c $command | Out-Host } finally { Pop-Location }
  return $LASTEXITCODE -eq 0
}

function Get-Archive($work) {
  $url = "https://archive.apache.org/dist/maven/maven-3/$version/binaries/$archive"
  if ($env:MVNW_REPOURL) {
    $url = "$($env:MVNW_REPOURL.TrimEnd('/'))/org/apache/maven/apache-maven/$version/$archive"
  }
  [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
  (New-Object Net.WebClient).DownloadFile($url, "$work\$archive")
}

$work = Join-Path $env:MVNW_DISTS ('unpacking.' + [guid]::NewGuid())
try {
  New-Item -ItemType Directory -Force $work | Out-Null
  $installed = Get-Command mvn -ErrorAction SilentlyContinue
  $resolved = $installed -and (Resolve-Archive $work)
  if (-not $resolved) {
    if ($installed -and -not $env:MVNW_REPOURL) {
      throw "the mvn on the path cannot resolve Maven ${version}: mend its settings or set MVNW_REPOURL"
    }
    Get-Archive $work
  }
  $sum = (Get-FileHash -Algorithm SHA512 -LiteralPath "$work\$archive").Hash
  if ($sum -ne $env:MVNW_SHA512) { throw "$archive is not the file that was expected: wrong SHA-512 $sum" }
  Expand-Archive -LiteralPath "$work\$archive" -DestinationPath $work
  # Whoever comes second keeps what the first has put there.
  try { [IO.Directory]::Move("$work\apache-maven-$version", $env:MVNW_MAVEN) } catch {
    if (-not (Test-Path -LiteralPath "$env:MVNW_MAVEN\bin\mvn.cmd")) { throw }
  }
} catch {
  [Console]::Error.WriteLine("mvnw: $_")
  exit 1
} finally {
  Remove-Item -Recurse -Force -ErrorAction SilentlyContinue -LiteralPath $work
}
